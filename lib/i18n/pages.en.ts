/**
 * Words that only the built pages hold. They stand apart from `messages.en.ts`, which every page
 * loads as a script: what no script says need not be sent twice.
 */
export const en = {
  start: {
    title: 'A machine that nobody can reach',
    intro:
      'Find the symptom, see what the repair would change, then follow the steps or take the script.',
    catalogue: 'By symptom',
    open: 'Open the procedure',
    count: (count: number) =>
      count === 1
        ? 'One procedure so far: it is complete, and every other one will look like it.'
        : `${count} procedures.`,
    howTitle: 'What you get',
    how: [
      'Every setting that a procedure changes, named before anything is changed.',
      'Commands with their published mistakes repaired, and each repair shown.',
      'A script that looks before it writes, keeps the old values, and checks what it did.',
    ],
  },
  effects: {
    'registry-set': 'A value of the registry',
    'registry-delete-value': 'The registry value is deleted',
    'registry-delete-key': 'The registry key is deleted, with everything below it',
    'service-start': 'When the service starts',
    'service-account': 'The account that the service runs as',
    'service-type': 'Whether the service has a process of its own',
    'service-state': 'Whether the service runs now',
    'service-restart': 'The service is stopped and started again',
    'boot-element': 'How Windows is started',
    'firewall-profile': 'Windows Firewall on networks of this kind',
    'firewall-rule': 'A rule of Windows Firewall',
    folder: 'A folder is made',
    'file-copy': 'A file is copied',
    'file-move': 'A file is moved',
    'file-delete': 'A file is deleted',
    permissions: 'Who may read and change it',
    ownership: 'Who owns it',
    program: 'A program of Windows is run',
  },
  repair: {
    repairs: (count: number) => (count === 1 ? '1 repair' : `${count} repairs`),
    published: 'published',
    repaired: 'repaired',
    emitted: 'emitted',
    why: 'why',
    rule: 'the rule',
    alsoTitle: 'Also put right in this procedure',
    line: (line: number) => `line ${line}`,
    changed: 'changed',
  },
  rules: {
    title: 'Rules',
    intro:
      'What goes wrong in published commands, what is emitted instead, and how we know. One page per rule.',
    severity: {
      error: 'breaks the command',
      warning: 'a person must judge',
      info: 'tidied on the way',
    },
    fixable: 'repaired by the rule',
    notFixable: 'shown, not repaired',
    sources: 'How we know',
    all: 'All rules',
    id: 'Name',
  },
  targets: {
    title: 'What every target can do',
    intro:
      'A tick alone: the script makes the change, keeps what was there, reads back what it wrote, and can undo it. What a target cannot do is said in its file too.',
    everything: 'makes, keeps, reads back, undoes',
    lacks: { keep: 'not kept', verify: 'not read back', undo: 'not undone' },
    cannot: 'not by this target',
    note: (number: number) => `Reason ${number}`,
    rule: (kind: string, byName: boolean) =>
      `${kind}, by its ${byName ? 'name' : 'displayed name or group'}`,
  },
  notFound: {
    title: 'This page does not exist',
    text: 'The address may be old or mistyped. Search for the symptom, or go back to the start page.',
    start: 'Start page',
  },
}

export type PageWords = typeof en
