import { basename, extname } from 'node:path'
import type { Language, Plan, Script, Target } from '../lib/model'
import { fileArgument, runLineOf } from '../lib/script'

/** Run where the file was written; the others are carried to the machine that is repaired. */
const RUN_HERE: readonly Target[] = ['run-command', 'vm-repair']

/** What a name must end in for its program to run it at all. */
const ENDINGS: Partial<Record<Target, readonly string[]>> = {
  cmd: ['.cmd', '.bat'],
  powershell: ['.ps1'],
}

/** How the file that was written is run, or why it must have another name for that. */
export function runNote(plan: Plan, script: Script, file: string, language: Language): string {
  const { target, fileName } = script
  const argument = fileArgument(RUN_HERE.includes(target) ? file : basename(file))
  const endings = ENDINGS[target]
  if (argument !== null && (!endings || endings.includes(extname(file).toLowerCase()))) {
    return `${RUN_IT[language]}: ${runLineOf(plan, target, argument)}`
  }
  return RENAME[language](fileName, script.run)
}

const RUN_IT: Readonly<Record<Language, string>> = { en: 'Run it', fr: 'Lancez-le\u00a0' }

const RENAME: Readonly<Record<Language, (name: string, run: string) => string>> = {
  en: (name, run) =>
    `Under this name it does not run: rename it, for example to ${name}, then run it: ${run}`,
  fr: (name, run) =>
    `Sous ce nom il ne s’exécute pas : renommez-le, par exemple en ${name}, puis lancez-le : ${run}`,
}
