import type { Word } from '../cmd/tokenize'
import { asks, PASSED, type ProgramReader, type ProgramResult } from '../grammar'
import { placeholdersIn } from '../placeholders'
import { parseReg } from '../reg/parse'
import { CMD_VARIABLE } from '../variables'
import { readBcdedit } from './bcdedit'
import { readBcdboot, readChkdsk, readManageBde, readSfc } from './disk'
import {
  readAttrib,
  readDirectory,
  readExpand,
  readIcacls,
  readTakeown,
  readTwoPaths,
} from './file'
import { readNetsh, readNetstat, readPsexec, readTelnet } from './network'
import { readNet, readSc } from './service'
import {
  readDism,
  readGpupdate,
  readNetdom,
  readShutdown,
  readSlmgr,
  readTaskkill,
  readWevtutil,
  readWmic,
} from './system'

const READERS: Readonly<Record<string, ProgramReader>> = {
  bcdedit: readBcdedit,
  sc: readSc,
  net: readNet,
  netsh: readNetsh,
  dism: readDism,
  sfc: readSfc,
  chkdsk: readChkdsk,
  bcdboot: readBcdboot,
  'manage-bde': readManageBde,
  icacls: readIcacls,
  takeown: readTakeown,
  attrib: readAttrib,
  copy: readTwoPaths('copy'),
  xcopy: readTwoPaths('xcopy'),
  robocopy: readTwoPaths('robocopy'),
  move: readTwoPaths('move'),
  ren: readTwoPaths('ren'),
  rename: readTwoPaths('rename'),
  md: readDirectory('make-directory', 'md'),
  mkdir: readDirectory('make-directory', 'mkdir'),
  rd: readDirectory('delete', 'rd'),
  rmdir: readDirectory('delete', 'rmdir'),
  del: readDirectory('delete', 'del'),
  expand: readExpand,
  gpupdate: readGpupdate,
  shutdown: readShutdown,
  wevtutil: readWevtutil,
  wmic: readWmic,
  psexec: readPsexec,
  netstat: readNetstat,
  ipconfig: (words) =>
    words.some(({ value }) => /^\/(renew|release|flush|register|set)/i.test(value))
      ? PASSED
      : asks('network'),
  ping: readTelnet,
  nslookup: readTelnet,
  tracert: readTelnet,
  psping: readTelnet,
  telnet: readTelnet,
  tasklist: () => asks('process'),
  taskkill: readTaskkill,
  slmgr: readSlmgr,
  'slmgr.vbs': readSlmgr,
  netdom: readNetdom,
  systeminfo: () => asks('system'),
  whoami: () => asks('account'),
  gpresult: () => asks('system'),
  find: () => asks('file'),
  findstr: () => asks('file'),
  dir: (words) => asks('file', words[0]?.value ?? null),
  type: (words) => asks('file', words[0]?.value ?? null),
}

/**
 * What a program does with its arguments, in whichever shell it is started.
 *
 * @param name the program's name in lower case, without path and extension
 * @param words its arguments as the program receives them, its own name first
 */
export function readProgram(name: string, words: Word[]): ProgramResult {
  if (name === 'reg') {
    // What a variable holds is known where the script runs, not here.
    if (/%\w+%|\$\w/.test(words[2]?.value ?? '')) return PASSED
    const result = parseReg(words)
    if (!result.ok) {
      // Whether what the reader fills in is a number is known once it is filled in.
      if (isDataToFill(words, result.word) || CMD_VARIABLE.test(result.word?.value ?? '')) {
        return PASSED
      }
      return { outcome: 'refused', refusal: result.message, word: result.word }
    }
    const { operation } = result
    if (!operation) return PASSED
    return { outcome: operation.kind === 'registry-query' ? 'query' : 'operation', operation }
  }
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined
  return reader ? reader(words.slice(1)) : PASSED
}

function isDataToFill(words: Word[], refused: Word | null): boolean {
  const before = refused === null ? undefined : words[words.indexOf(refused) - 1]
  return (
    refused !== null &&
    /^[/-]d$/i.test(before?.value ?? '') &&
    placeholdersIn(refused.value, 'cmd').some(
      ({ spelled }) => spelled.length === refused.value.length,
    )
  )
}
