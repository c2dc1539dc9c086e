import type { Plan, ScriptLine } from '../../model'
import { fileNameOf, stemOf } from '../file-name'
import { hasHivesAway } from '../hives-away'
import { frame } from '../lines'
import { omissionLines, originLines, undoLimitLines } from '../origin'
import { hasBoot } from './needs'
import { cmdComment } from './quote'

const raw = String.raw

/** The arguments that the script takes, as its usage line shows them. */
function usageOf(plan: Plan): string {
  const offline = plan.situation === 'offline'
  const boot = offline && hasBoot(plan) ? ' [/boot LETTER] [/store FILE]' : ''
  return `${offline ? `[/drive LETTER]${boot} ` : ''}[/apply] [/check] [/undo] [/log FOLDER]`
}

/** What a person reads first: where the file is from, what it does, how to run it. */
export function headLines(plan: Plan): ScriptLine[] {
  const file = fileNameOf(plan, 'cmd')
  const offline = plan.situation === 'offline'
  const drive = offline && !plan.drive ? ' /drive F' : ''
  const mode = (name: Plan['mode']) => (plan.mode === name ? '' : ` /${name}`)
  const usage = [
    ...originLines(plan),
    '',
    'Run it as administrator:',
    `  ${file}${drive}${mode('apply')}`,
    '     looks, keeps what is there, writes what is wrong, verifies, reports',
    `  ${file}${drive}${mode('check')}`,
    '     only looks',
    `  ${file}${drive}${mode('undo')}`,
    '     puts back what was there before the first run, newest run first',
    ...(offline ? ['  /drive F       the letter of the attached disk'] : []),
    ...(offline && hasBoot(plan)
      ? [
          '  /boot G        the letter of its boot partition, where that is another one',
          '  /store FILE    its boot store, where the script finds two',
        ]
      : []),
    '  /log FOLDER    where it keeps old values and its log',
    'Exit code: 0 everything is as it should be, 1 something is not, 2 nothing was begun.',
    ...undoLimitLines(plan),
    ...omissionLines(plan),
  ]
  return frame(['@echo off', ...usage.map(cmdComment)].join('\n'))
}

export function settingLines(plan: Plan): ScriptLine[] {
  const offline = plan.situation === 'offline'
  const unset = [
    ...['RUN', 'PROBLEM', 'UNUSED', 'LETTER', 'TOLD', 'AT', 'STORE_KEPT', 'DEFAULT_ENTRY'],
    ...(hasHivesAway(plan) ? ['PARTED', 'AWAY'] : []),
    ...plan.hives.flatMap(({ mount }) => [`HAND_${mount}`, `LOADED_${mount}`]),
  ]
  const boot = hasBoot(plan) ? `\nset "BOOT=${plan.bootDrive ?? ''}"\nset "STORE="` : ''
  return frame(raw`

setlocal EnableExtensions DisableDelayedExpansion
set "NAME=${stemOf(plan)}"
set "MODE=${plan.mode}"${offline ? `\nset "DRIVE=${plan.drive ?? ''}"${boot}` : ''}
set "FOLDER="
set "SYSTEM32=%SystemRoot%\System32"
rem A 32-bit host is shown other folders and another SOFTWARE; Sysnative leads to the real ones.
if exist "%SystemRoot%\Sysnative\reg.exe" set "SYSTEM32=%SystemRoot%\Sysnative"
set "REG=%SYSTEM32%\reg.exe"
rem What a variable of this name may hold already is not meant.
for %%v in (${unset.join(' ')}) do set "%%v="
for %%n in (TOTAL RIGHT WRONG CHANGED RESTORED KEPT_FILES DEEDS DONE TOUCHED FAILED) do set /a %%n=0`)
}

export function argumentLines(plan: Plan): ScriptLine[] {
  const withValue = [
    'log',
    ...(plan.situation === 'offline' ? ['drive', ...(hasBoot(plan) ? ['boot', 'store'] : [])] : []),
  ]
  const variable: Record<string, string> = { log: 'FOLDER' }
  const routine = (name: string) => raw`
:argument_${name}
set "${variable[name] ?? name.toUpperCase()}=%~2"
if "%~2"=="" set "PROBLEM=/${name} needs a ${name === 'log' ? 'folder' : name === 'store' ? 'file' : 'letter'}."
if defined PROBLEM goto refused
set "${variable[name] ?? name.toUpperCase()}=%${variable[name] ?? name.toUpperCase()}:"=%"
shift /1
shift /1
goto arguments`
  return frame(raw`

:arguments
if "%~1"=="" goto guard
for %%m in (apply check undo) do if /i "%~1"=="/%%m" goto argument_mode
for %%a in (${withValue.join(' ')}) do if /i "%~1"=="/%%a" goto argument_%%a
echo Usage: ${fileNameOf(plan, 'cmd')} ${usageOf(plan)}
exit /b 2
:argument_mode
for %%m in (apply check undo) do if /i "%~1"=="/%%m" set "MODE=%%m"
shift /1
goto arguments${withValue.map(routine).join('')}`)
}

/** Administrator or SYSTEM: fltmc answers to no one else. Where it is missing, reg will tell. */
export const ADMINISTRATOR_GUARD = frame(raw`

:guard
if not exist "%SYSTEM32%\fltmc.exe" goto guard_place
"%SYSTEM32%\fltmc.exe" >nul 2>&1
if errorlevel 1 set "PROBLEM=This needs an administrator: open CMD with Run as administrator."
if defined PROBLEM goto refused
:guard_place`)

/** Windows PE has a registry of its own; what is written there is gone at the next start. */
export const ONLINE_GUARD = frame(raw`
"%REG%" query HKLM\SYSTEM\CurrentControlSet\Control\MiniNT >nul 2>&1
if not errorlevel 1 set "PROBLEM=This is Windows PE, not the machine to repair: use the script for its attached disk."
if defined PROBLEM goto refused
set "GIVEN=%FOLDER%"
if not defined GIVEN set "FOLDER=%SystemRoot%\Repairbook"`)
