import type { Plan, ScriptLine } from '../../model'
import { fileNameOf, stemOf } from '../file-name'
import { frame } from '../lines'
import { omissionLines, originLines } from '../origin'
import { cmdComment } from './quote'

const raw = String.raw

/** What a person reads first: where the file is from, what it does, how to run it. */
export function headLines(plan: Plan): ScriptLine[] {
  const file = fileNameOf(plan, 'cmd')
  const offline = plan.situation === 'offline'
  const drive = offline && !plan.drive ? ' /drive F' : ''
  const usage = [
    ...originLines(plan),
    '',
    'Run it as administrator:',
    `  ${file}${drive}${plan.mode === 'check' ? ' /apply' : ''}`,
    '     looks, keeps what is there, writes what is wrong, verifies, reports',
    `  ${file}${drive} /check`,
    '     only looks',
    ...(offline ? ['  /drive F       the letter of the attached disk'] : []),
    '  /log FOLDER    where it keeps old values and its log',
    'Exit code: 0 every value is right, 1 one is not, 2 nothing was begun.',
    ...omissionLines(plan),
  ]
  return frame(['@echo off', ...usage.map(cmdComment)].join('\n'))
}

export function settingLines(plan: Plan): ScriptLine[] {
  const drive = plan.situation === 'offline' ? `\nset "DRIVE=${plan.drive ?? ''}"` : ''
  return frame(raw`

setlocal EnableExtensions DisableDelayedExpansion
set "NAME=${stemOf(plan)}"
set "MODE=${plan.mode}"${drive}
set "FOLDER=%ProgramData%\Repairbook"
set "REG=%SystemRoot%\System32\reg.exe"
rem A 32-bit host is shown another SOFTWARE; Sysnative leads to the real one.
if exist "%SystemRoot%\Sysnative\reg.exe" set "REG=%SystemRoot%\Sysnative\reg.exe"
set "RUN="
set "PROBLEM="
set /a TOTAL=0
set /a WRONG=0
set /a RIGHT=0
set /a CHANGED=0`)
}

export function argumentLines(plan: Plan): ScriptLine[] {
  const offline = plan.situation === 'offline'
  const known = offline
    ? '[/drive LETTER] [/check] [/apply] [/log FOLDER]'
    : '[/check] [/apply] [/log FOLDER]'
  return frame(raw`

:arguments
if "%~1"=="" goto guard
if /i "%~1"=="/check" goto argument_check
if /i "%~1"=="/apply" goto argument_apply
if /i "%~1"=="/log" goto argument_log${offline ? '\nif /i "%~1"=="/drive" goto argument_drive' : ''}
echo Usage: ${fileNameOf(plan, 'cmd')} ${known}
exit /b 2
:argument_check
set "MODE=check"
shift /1
goto arguments
:argument_apply
set "MODE=apply"
shift /1
goto arguments
:argument_log
set "FOLDER=%~2"
if not defined FOLDER set "PROBLEM=/log needs a folder."
if defined PROBLEM goto refused
shift /1
shift /1
goto arguments${
    offline
      ? raw`
:argument_drive
set "DRIVE=%~2"
shift /1
shift /1
goto arguments`
      : ''
  }`)
}

/** Administrator or SYSTEM: fltmc answers to no one else. Where it is missing, reg will tell. */
export const ADMINISTRATOR_GUARD = frame(raw`

:guard
if not exist "%SystemRoot%\System32\fltmc.exe" goto guard_place
"%SystemRoot%\System32\fltmc.exe" >nul 2>&1
if errorlevel 1 set "PROBLEM=This needs an administrator: open CMD with Run as administrator."
if defined PROBLEM goto refused
:guard_place`)
