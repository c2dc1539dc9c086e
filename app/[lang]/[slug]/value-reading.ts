/**
 * What checks the reader's values and puts them into a procedure: in one place, to be loaded by the
 * pages that ask for any.
 */
export { readValues } from '../../../lib/placeholder-values'
export { fillTemplate } from '../../../lib/rules/fill-template'
