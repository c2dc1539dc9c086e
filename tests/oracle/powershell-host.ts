import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { builtOnce, cachePath, source } from './cache'
import { runOrThrow } from './program'

const QUIET = {
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_NOLOGO: '1',
  DOTNET_CLI_UI_LANGUAGE: 'en',
  // A build server would outlive the test run.
  MSBUILDDISABLENODEREUSE: '1',
  DOTNET_CLI_USE_MSBUILD_SERVER: '0',
  UseSharedCompilation: 'false',
}

/**
 * The folder of the built host: `windows/repairbook-host.exe`, with everything it needs, runs
 * scripts under Wine; `native/repairbook-host.dll` parses them where we are. The sources are copied
 * before they are built, so that `bin` and `obj` never lie in the project.
 */
export function powerShellHost(): Promise<string> {
  built ??= build()
  return built
}

let built: Promise<string> | undefined

async function build(): Promise<string> {
  const names = (await readdir(source('powershell'))).filter((name) => /\.(cs|csproj)$/.test(name))
  const sources = names.sort().map((name) => source('powershell', name))
  const version = await runOrThrow('dotnet', ['--version'], { env: QUIET })
  const folder = await cachePath('powershell', sources, version)
  return builtOnce(folder, async (unfinished) => {
    for (const [kind, options] of Object.entries(KINDS)) {
      const project = join(unfinished, `${kind}-source`)
      await mkdir(project)
      for (const name of names) await copyFile(source('powershell', name), join(project, name))
      const output = join(unfinished, kind)
      const args = ['publish', '-c', 'Release', ...options, '-o', output, project]
      await runOrThrow('dotnet', args, { env: QUIET, patience: 300 })
      await rm(project, { recursive: true })
    }
  })
}

const KINDS = {
  windows: ['-r', 'win-x64', '--self-contained'],
  native: ['--no-self-contained'],
}
