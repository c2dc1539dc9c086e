/**
 * What stands in the paths and arguments of an action for the letter of the attached disk: the
 * script puts it in when it runs. No argument can hold it otherwise: brackets are refused.
 */
export const ATTACHED_DRIVE = '<drive>'
