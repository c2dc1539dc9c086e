import { describe, expect, test } from 'vitest'
import { CHOICE_NAMES, type ChoiceName, checkChoice, readChoices } from '../../lib/choices'
import { type Article, PlaceholderType, type Plan, type Script, type Target } from '../../lib/model'
import { TARGETS } from '../../lib/model/targets'
import { checkValue } from '../../lib/placeholder-values'
import { makePlan } from '../../lib/plan'
import { fillPlaceholders } from '../../lib/rules'
import { emitScript, textOf } from '../../lib/script'
import { understandArticle } from '../../lib/understand'
import { hostileTexts } from './hostile'
import { MARK, readCmdLine, readPromptLine } from './models/cmd'
import { readPowerShell } from './models/powershell'
import { readReg } from './models/reg'

/**
 * Hostile texts in every place where a reader or an article may put one, through the whole way from
 * there to the scripts: refused, or data. What runs is shown in tests/oracle/injection.test.ts.
 */

const TEXTS = hostileTexts(520)

test('there are at least 500 of them', () => {
  expect(TEXTS.length).toBeGreaterThanOrEqual(500)
})

/** What is accepted of each choice, in full: nothing here means anything to a shell. */
const HARMLESS: Record<ChoiceName, RegExp> = {
  situation: /^(online|offline)$/,
  target: /^(cmd|powershell|reg|serial|run-command|vm-repair)$/,
  mode: /^(apply|check|undo)$/,
  drive: /^([A-Z])?$/,
  boot: /^([A-Z])?$/,
  system: /^[A-Za-z][\w-]*$/,
  software: /^[A-Za-z][\w-]*$/,
  sets: /^\d+(,\d+)*$/,
  steps: /^[\p{L}\p{N}.,-]*$/u,
  procedure: /^[\p{L}\p{N}_-]*$/u,
  spelling: /^(usual|mixed)$/,
}

describe.each(CHOICE_NAMES)('the choice %s', (name) => {
  test.each(['as it is', 'after a good value', 'before a good value'])('%s', (how) => {
    const good = name === 'sets' ? '1' : name === 'steps' ? '1' : 'F'
    for (const text of TEXTS) {
      const given = how === 'as it is' ? text : how.startsWith('after') ? good + text : text + good
      const checked = checkChoice(name, given)
      if (checked.ok) expect(String(checked.value ?? '')).toMatch(HARMLESS[name])
      else expect(checked.message).toMatchObject({ en: sentence, fr: sentence })
      // The same by the query string of a link.
      const search = new URLSearchParams([[name, given]])
      expect(readChoices(search).ok).toBe(readChoices([[name, search.get(name) ?? '']]).ok)
    }
  })
})

const sentence = expect.stringMatching(/^[\s\S]{20,}\.$/)

const TEMPLATE: Record<PlaceholderType, string> = {
  drive: 'reg add "HKLM\\SOFTWARE\\X" /v N /t REG_SZ /d <Disk>:\\x /f',
  guid: 'bcdedit /set {<identifier>} safeboot minimal',
  computer: 'netdom reset \\\\<machine> /s dc',
  address: 'netsh interface ip set address name=x static <IP address>',
  port: 'reg add "HKLM\\SOFTWARE\\X" /v PortNumber /t REG_DWORD /d <port> /f',
  path: 'reg add "HKLM\\SOFTWARE\\X" /v N /t REG_SZ /d C:\\<folder> /f',
  file: 'dism /image:F:\\ /Remove-Package /PackageName:<package>',
  user: 'net user <user> /active:yes',
  password: 'net user x <password>',
  service: 'sc config <service> start= auto',
  interface: 'netsh interface set interface name=<NIC> admin=enabled',
  thumbprint: 'reg add "HKLM\\SOFTWARE\\X" /v H /t REG_BINARY /d <THUMBPRINT> /f',
  number: 'reg add "HKLM\\SOFTWARE\\X" /v N /t REG_DWORD /d <count> /f',
  text: 'reg add "HKLM\\SOFTWARE\\X" /v N /t REG_SZ /d <words> /f',
}

function articleWith(command: string): Article {
  const read = understandArticle(`# T\n\n1. a\n\n   \`\`\`cmd\n   ${command}\n   \`\`\`\n`, 'a')
  if (!read.ok) throw new Error(read.message.en)
  return read.article
}

describe.each(PlaceholderType.options)('a placeholder of the type %s', (type) => {
  test('takes no text that a shell or a program could take for more', () => {
    for (const text of TEXTS) {
      const checked = checkValue(type, text)
      if (!checked.ok) {
        expect(checked.message).toMatchObject({ en: sentence, fr: sentence })
        continue
      }
      const { value } = checked
      expect(value.normalize('NFKC')).not.toMatch(/["'`%!^&|<>;\r\n\0\u2018-\u201f\p{C}]/u)
      expect(value).not.toMatch(/^[-/@\s]|[\s\\]$/)
      if (type !== 'service') expect(value).not.toContain('$')
    }
  })

  test('leaves all else of its command as it is', () => {
    const article = articleWith(TEMPLATE[type])
    const [placeholder] = article.placeholders
    if (!placeholder) throw new Error(`no placeholder in ${TEMPLATE[type]}`)
    for (const text of [...TEXTS, 'two words', 'a,b', 'a=b', 'x /v Y', 'x /reg:32']) {
      const filled = fillPlaceholders(article, new Map([[placeholder.id, text]]))
      if (!filled.ok) continue
      for (const { facts, changes } of filled.article.procedures) {
        expect(facts.length + changes.length).toBeLessThanOrEqual(1)
        const [fact] = facts
        if (!fact) continue
        expect(fact).toMatchObject({ key: 'X', root: 'HKLM', hive: 'SOFTWARE' })
        if (placeholder.type === 'text' && fact.value.type === 'REG_SZ')
          expect(fact.value).toEqual({ type: 'REG_SZ', data: text })
      }
    }
  })
})

/** Commands that articles have, with a text in each place that takes one. */
const COMMANDS: ReadonlyArray<(text: string) => string> = [
  (text) => `reg add "HKLM\\SOFTWARE\\X" /v "${text}" /t REG_DWORD /d 1 /f`,
  (text) => `reg add "HKLM\\SOFTWARE\\X" /v N /t REG_SZ /d "${text}" /f`,
  (text) => `reg add "HKLM\\SOFTWARE\\${text}" /v N /t REG_EXPAND_SZ /d 1 /f`,
  (text) => `reg delete "HKLM\\SOFTWARE\\X" /v "${text}" /f`,
  (text) => `reg delete "HKLM\\SOFTWARE\\X\\${text}" /f`,
  (text) => `sc config "${text}" start= auto`,
  (text) => `sc config X obj= "${text}"`,
  (text) => `bcdedit /set {default} ${text} on`,
  (text) => `bcdedit /set {default} safeboot ${text}`,
  (text) => `netsh advfirewall firewall set rule name="${text}" new enable=yes`,
  (text) => `md "C:\\${text}"`,
  (text) => `copy "C:\\${text}" "C:\\x\\${text}"`,
  (text) => `ren "C:\\x" "${text}"`,
  (text) => `del "C:\\${text}"`,
  (text) => `icacls "C:\\x" /grant "${text}:F"`,
  (text) => `takeown /f "C:\\${text}"`,
  (text) => `dism /online /cleanup-image /source:"${text}"`,
  (text) => `net start ${text} <x #>`,
]

describe.each(['cmd', 'powershell'])('articles whose %s commands are hostile', (shell) => {
  const articles = TEXTS.flatMap((text, i) => {
    const command = COMMANDS[i % COMMANDS.length]?.(text) ?? ''
    const label = text.replace(/\s+/g, ' ')
    const title = JSON.stringify(text)
    const source = `---\ntitle: ${title}\n---\n# ${label}\n\n1. ${label}\n\n~~~${shell}\n${command}\n~~~\n`
    const read = understandArticle(source, text)
    return read.ok ? [read.article] : []
  })

  test.each(TARGETS)('are refused or inert as %s', { timeout: 120_000 }, (target) => {
    expect(articles.length).toBeGreaterThan(400)
    const situation = target === 'vm-repair' ? 'offline' : 'online'
    const read = readChoices([['situation', situation]])
    if (!read.ok) throw new Error('the choices were refused')
    for (const article of articles) {
      const planned = makePlan(article, { ...read.choices, target })
      for (const plan of planned.ok ? onePerAction(planned.plan) : []) {
        const script = emitScript(plan, target)
        if (script.ok) expectInert(script.script, target)
        else expect(script.message).toMatchObject({ en: sentence, fr: sentence })
      }
    }
  })
})

/** A refused action would hide the others. */
function onePerAction(plan: Plan): Plan[] {
  return plan.actions.map((action) => ({ ...plan, actions: [action] }))
}

/** What an attack would have a shell run. */
const RUNS = new RegExp(`copy[ ${MARK.blank}]nul|C:\\\\canary|WriteAllText`, 'i')

/** No word of an attack stands where a shell would run it; the frame is the same for every article. */
function expectInert(script: Script, target: Target): void {
  const lines = script.lines.flatMap(({ text, step }) => (step === null ? [] : [text]))
  switch (target) {
    case 'cmd':
    case 'serial':
      for (const line of lines) {
        const read = target === 'cmd' ? readCmdLine(line) : null
        const text = read === null ? readPromptLine(line) : read.kind === 'command' ? read.text : ''
        // In quotes it is an argument; behind an operator it would be a command.
        const bare = text.replace(/"[^"]*"/g, '""')
        const [, ...behind] = bare.split(MARK.operator)
        expect(behind.join('')).not.toMatch(RUNS)
        expect(bare).not.toMatch(new RegExp(`^(?:${RUNS.source})`, 'i'))
      }
      return
    case 'reg':
      expect(() => readReg(textOf(script))).not.toThrow()
      return
    case 'powershell':
    case 'run-command':
    case 'vm-repair':
      for (const token of readPowerShell(lines.join('\r\n'))) {
        if (token.kind === 'code' || token.kind === 'expandable')
          expect(token.text).not.toMatch(RUNS)
      }
      return
    default: {
      const never: never = target
      throw new Error(`no reader for ${never}`)
    }
  }
}
