/** The call or its input is wrong: one line that says what, where and what would be right. Exit code 2. */
export class Failure extends Error {}
