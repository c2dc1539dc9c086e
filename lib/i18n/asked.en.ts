/**
 * Words that come with what is loaded when a reader asks for it: the serial console's mode and the
 * ticket. They stand apart from `messages.en.ts`, which every page loads.
 */
export const en = {
  serial: {
    intro:
      'Open a command prompt in the console: at SAC> type cmd, then ch -si 1 (ch alone lists the channels), press Enter and sign in as an administrator. Then one piece after the other: copy it here, paste it there, press Enter, look at what it prints.',
    piece: (number: number, all: number) => `Piece ${number} of ${all}`,
    copy: (number: number, all: number) => `Copy piece ${number} of ${all}`,
    copyNext: (number: number, all: number) => `Copy next: ${number} of ${all}`,
    allCopied: 'All pieces copied',
    pieceCopied: (number: number, all: number) => `Piece ${number} of ${all} copied`,
    next: 'To copy',
    now: 'Copied: paste it into the console',
    expect: 'On the screen:',
    progress: 'Pieces copied',
    purposes: {
      prepare: 'Prepare',
      look: 'Look',
      keep: 'Keep what is there',
      write: 'Change',
      check: 'Check',
      undo: 'Put back',
    },
    back: 'Back one piece',
    restart: 'From the first piece',
    list: (count: number) => (count === 1 ? 'The one piece' : `All ${count} pieces`),
    left: (left: number) =>
      left === 1 ? '1 piece is left to do.' : `${left} pieces are left to do.`,
    offerAll: 'Offer all pieces',
    offerLeft: 'Only what is left',
    nothingLeft: 'Nothing is left to do: every setting that was seen is as it should be.',
    lookFirst: 'Is this your problem? Look first, change nothing',
    nowApply: 'Change what is not as it should be',
    output: 'What the console printed',
    outputHint:
      'Paste it whole, with prompts and echoes. It stays on this page: it is neither stored nor sent.',
    clear: 'Clear',
    read: 'What it says',
    found: {
      set: 'set',
      different: 'different',
      missing: 'missing',
      unreadable: 'unreadable',
      'not seen': 'not seen',
    },
    is: (is: string, want: string) => `is ${is}, should be ${want}`,
    should: (want: string) => `should be ${want}`,
    allSeen: 'Everything has been looked at.',
    nothingSeen: 'Nothing of this procedure was seen in it.',
  },
  ticket: {
    when: 'When',
    chosen: 'Chosen',
    script: 'Script',
    again: 'The same again',
    done: (done: number, all: number) => `Steps ticked (${done} of ${all})`,
    open: 'Not ticked',
    omissions: 'Not in the script',
    step: (label: string) => `step ${label}`,
    columns: { step: 'Step', place: 'Where', name: 'Name', want: 'Should be', found: 'Found' },
  },
}

export type AskedWords = typeof en
