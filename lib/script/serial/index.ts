export { type Question, questionsOf, questionText } from './ask'
export { emitSerial, serialRunLine } from './emit'
export { serialLinesFor } from './lines'
export { LONGEST_PIECE, type SerialPiece, serialPieces } from './pieces'
