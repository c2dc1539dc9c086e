import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runPs1 } from './powershell'
import type { Answer } from './program'
import type { Prefix } from './wine'

/**
 * What `az vm repair run --custom-script-file` does with a script, told again: the extension's
 * driver and the script are sent as one file. The driver's part has the parameters; it calls the
 * whole file once more with `-init $False`, so that its own part is passed over and the script
 * runs; it sends what comes out through `Out-File -Append -Encoding Ascii` into a log, and prints
 * that. Of what is printed Azure gives back the last 4,096 bytes, and takes `[STATUS]::SUCCESS` in it
 * for success.
 *
 * Source: Azure/azure-cli-extensions, src/vm-repair/azext_vm_repair/scripts/win-run-driver.ps1.
 * Not here: the download of the script library. Its `init.ps1` lies where it would be unpacked.
 * `Out-File` is no cmdlet of the engine alone: the same in a function.
 */
const DRIVER = String.raw`Param([Parameter(Mandatory=$true)][string]$script_path,[Parameter(Mandatory=$false)][bool]$init=$true,[Parameter(Mandatory=$false)][string]$params='')
if ($init)
{
	function Out-File([string] $FilePath, [switch] $Append, [string] $Encoding) {
		foreach ($line in $input) { [IO.File]::AppendAllText($FilePath, [string] $line + [Environment]::NewLine, [Text.Encoding]::ASCII) }
	}
	$logFile = 'C:\work\repair\log.txt'
	try {
		[IO.File]::WriteAllText($logFile, '[Log-Start]' + [Environment]::NewLine)
		$whole = $MyInvocation.MyCommand.Source
		[ScriptBlock]::Create("& '$whole' -script_path no-op -init " + '$False | Out-File -FilePath $logFile -Append -Encoding Ascii').Invoke()
	} catch {
		[IO.File]::AppendAllText($logFile, "[Error]$($error[0].Exception.Message)" + [Environment]::NewLine)
	} finally {
		[IO.File]::AppendAllText($logFile, "[Log-End]$logFile" + [Environment]::NewLine)
		[Console]::Out.Write([IO.File]::ReadAllText($logFile, [Text.Encoding]::ASCII))
	}
	return
}
`

/** The parts of the script library that a script may count on, in our own words. */
const INIT = `$STATUS_SUCCESS = '[STATUS]::SUCCESS'
$STATUS_ERROR = '[STATUS]::ERROR'
function Log-Output { param([string]$message) "[Output]$message" }
function Log-Info { param([string]$message) "[Info]$message" }
function Log-Warning { param([string]$message) "[Warning]$message" }
function Log-Error { param([string]$message) "[Error]$message" }
function Log-Debug { param([string]$message) "[Debug]$message" }
`

const OUTPUT_LIMIT = 4096

/** What Azure gives back, and how many bytes there were before it cut them. */
interface RepairAnswer extends Answer {
  printed: number
}

/**
 * Runs a script of the target vm-repair by way of the driver.
 *
 * @returns stdout as Azure gives it back; exit code 0 for success in it, and 1 for anything else
 */
export async function runVmRepair(machine: Prefix, script: Uint8Array): Promise<RepairAnswer> {
  const folder = join(machine.path, 'drive_c', 'work', 'repair')
  const setup = join(folder, 'src', 'windows', 'common', 'setup')
  await mkdir(setup, { recursive: true })
  await writeFile(join(setup, 'init.ps1'), INIT)
  const whole = Buffer.concat([Buffer.from(DRIVER.replaceAll('\n', '\r\n')), script])
  await writeFile(join(folder, 'whole.ps1'), whole)
  const file = 'C:\\work\\repair\\whole.ps1'
  const answer = await runPs1(machine, file, ['-script_path', 'no-op'], folder)
  const printed = Buffer.from(answer.stdout)
  const stdout = printed.subarray(-OUTPUT_LIMIT).toString()
  const exitCode = stdout.includes('[STATUS]::SUCCESS') ? 0 : 1
  return { ...answer, stdout, exitCode, printed: printed.length }
}
