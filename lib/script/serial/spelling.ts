/**
 * Text in which no letter is followed by itself: the second of two is written in the other case.
 * Some serial consoles double or drop a repeated letter of what is pasted (azserialconsole issues 78
 * and 85); Microsoft's own page of console commands writes `curRentcontrolset`. Only for names that
 * Windows compares without case.
 */
export function mixedSpelling(text: string): string {
  let mixed = ''
  for (const letter of text) {
    mixed += letter === mixed.at(-1) ? otherCase(letter) : letter
  }
  return mixed
}

function otherCase(letter: string): string {
  const upper = letter.toUpperCase()
  return letter === upper ? letter.toLowerCase() : upper
}
