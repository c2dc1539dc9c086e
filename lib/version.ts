/** The version that every script names as its origin; the same as in package.json. */
export const VERSION = '0.1.0'
