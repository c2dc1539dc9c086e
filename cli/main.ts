import { join } from 'node:path'
import { Command, CommanderError, Option } from 'commander'
import { TARGETS } from '../lib/script'
import { VERSION } from '../lib/version'
import { article } from './article'
import { commands } from './commands'
import { compare } from './compare'
import { facts } from './facts'
import { Failure } from './failure'
import type { Settings } from './input'
import { lint } from './lint'
import { type Output, processOutput } from './output'
import { pastedInput } from './pasted'
import { report } from './report'
import { rules } from './rules'
import { schema } from './schema'
import { script } from './script'

/**
 * The command line. Answers with the exit code: 0 fine, 1 findings, 2 the call or its input is wrong.
 *
 * @param args what follows `repairbook`
 * @param root the project's folder, where `content/` lies
 */
export async function main(args: string[], root: string): Promise<number> {
  const output = processOutput()
  // A reader that closes the pipe early (`| head`) is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  let code = 0
  const program = programFor(output, join(root, 'content'), (result) => {
    code = result
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof Failure)) throw error
    // One line, whatever name was given.
    output.note(`repairbook: ${error.message.replace(/\s*[\r\n]+\s*/g, ' ')}`)
    return 2
  }
}

function programFor(output: Output, contentFolder: string, done: (code: number) => void): Command {
  const program = new Command('repairbook')
    .description(
      'Reads a troubleshooting article, shows what it states, and writes scripts that work.',
    )
    .version(VERSION)
    .configureOutput({
      outputError: (text, write) => {
        const line = text
          .replace(/^error: /, '')
          .trim()
          .replace(/\s*\n\s*/g, ' ')
        write(`repairbook: ${line} (--help says more)\n`)
      },
    })
    .exitOverride()
  const run = async (options: { lang?: string }, work: (settings: Settings) => Promise<number>) => {
    const language = options.lang === 'fr' ? 'fr' : 'en'
    done(await work({ contentFolder, language }))
  }
  const command = (usage: string, description: string) =>
    program
      .command(usage)
      .description(description)
      .addOption(
        new Option('--lang <language>', 'language of messages, and of the article a slug names')
          .choices(['en', 'fr'])
          .default('en'),
      )
  const format = (choices: string[], forTerminal: string) =>
    new Option('--format <form>', `by default ${forTerminal} on a terminal, json in a pipe`)
      .choices(choices)
      .default(output.terminal ? forTerminal : 'json')

  command('article <file|slug>', 'the typed model, as JSON').action((name, options) =>
    run(options, (settings) => article(name, settings, output)),
  )
  command('commands <file|slug>', 'every piece of text that looks like a command')
    .addOption(format(['table', 'json'], 'table'))
    .action((name, options) =>
      run(options, (settings) => commands(name, options.format, settings, output)),
    )
  command('facts <file|slug>', 'what each procedure changes')
    .option(
      '--situation <situation>',
      'online (the machine runs) or offline (its disk is attached)',
    )
    .addOption(format(['table', 'json'], 'table'))
    .action((name, options) =>
      run(options, (settings) => facts(name, options.situation, options.format, settings, output)),
    )
  command('lint <file...>', 'every quirk of the articles, with its place')
    .option('--fix', 'correct what is certain, change nothing else', false)
    .addOption(format(['pretty', 'json', 'sarif'], 'pretty'))
    .action((names, options) => run(options, (settings) => lint(names, options, settings, output)))
  command('script <file|slug>', 'a script, tailored and repaired')
    .option(
      '--situation <situation>',
      'online (the machine runs) or offline (its disk is attached)',
    )
    .option('--target <target>', TARGETS.join(', '))
    .option('--mode <mode>', 'apply, check or undo')
    .option(
      '--drive <letter>',
      'the letter of the attached disk; without it, give it when the script is run',
    )
    .option('--boot <letter>', 'the letter of its boot partition, where that is another one')
    .option('--system <name>', 'load the SYSTEM hive under this name')
    .option('--software <name>', 'load the SOFTWARE hive under this name')
    .option('--sets <numbers>', 'control sets for a .reg file, such as 1,2')
    .option('--steps <labels>', 'only these steps, such as 2,3,5')
    .option('--procedure <id>', 'where an article has several for one situation')
    .option('--spelling <way>', 'usual, or mixed for a serial console that doubles letters')
    .option(
      '--set <name=value>',
      'fill in a placeholder; once for each',
      (text: string, before: string[]) => [...before, text],
      [],
    )
    .option('-o, --output <file>', 'write it there instead of to the standard output')
    .action((name, options) => run(options, (settings) => script(name, options, settings, output)))
  command('report <file|slug>', 'what a console printed, read from the standard input')
    .option(
      '--situation <situation>',
      'online (the machine runs) or offline (its disk is attached)',
    )
    .option('--system <name>', 'the SYSTEM hive is loaded under this name')
    .option('--software <name>', 'the SOFTWARE hive is loaded under this name')
    .option('--sets <numbers>', 'the control sets that are asked for, such as 1,2')
    .option('--steps <labels>', 'only these steps, such as 2,3,5')
    .option('--procedure <id>', 'where an article has several for one situation')
    .option(
      '--set <name=value>',
      'fill in a placeholder; once for each',
      (text: string, before: string[]) => [...before, text],
      [],
    )
    .addOption(format(['table', 'json'], 'table'))
    .action((name, options) =>
      run(options, (settings) =>
        report(name, options, settings, output, () => pastedInput(output)),
      ),
    )
  command('compare <a> [b]', 'two languages or editions, or two procedures, fact by fact')
    .option('--procedures <a,b>', 'two procedures of one article, by their ids')
    .addOption(format(['table', 'json'], 'table'))
    .action((a, b, options) => run(options, (settings) => compare(a, b, options, settings, output)))
  command('rules [id]', 'the rules, or what a finding means')
    .addOption(format(['table', 'json'], 'table'))
    .action((id, options) =>
      run(options, (settings) => rules(id, options.format, settings, output)),
    )
  command('schema [name]', 'JSON Schema of the model: Article, Choices, Plan or Script').action(
    (name, options) => run(options, () => schema(name, output)),
  )
  return program
}
