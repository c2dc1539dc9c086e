import type { Plan, PlannedHive, ScriptLine } from '../../model'
import { isRegistryAction } from '../../model/registry-action'
import { hasHiveFiles, hasHivesAway } from '../hives-away'
import { frame } from '../lines'
import { isRegistryOnly } from './needs'

const raw = String.raw
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].join(' ')

/**
 * Guard, keep and open for an attached disk: up to the point where its hives can be read.
 *
 * @param guards what else is to be looked at before anything is begun
 */
export function offlineOpenLines(plan: Plan, guards: ScriptLine[]): ScriptLine[] {
  const each = (line: (hive: Plan['hives'][number]) => string) => plan.hives.map(line).join('\n')
  // Hives that were loaded by hand need no letter; a path or a boot store does.
  const letter = isRegistryOnly(plan)
    ? ''
    : raw`
if not defined LETTER set "PROBLEM=Say which letter the attached disk has: /drive F."
if not defined PROBLEM if not exist "%LETTER%:\Windows\" set "PROBLEM=%LETTER%: holds no Windows: is this the right drive?"
if defined PROBLEM goto refused`
  return [
    ...frame(raw`
call :letter "%DRIVE%"
if defined PROBLEM goto refused${letter}
set "GIVEN=%FOLDER%"
rem What is kept travels with the disk that it is from.
if not defined GIVEN set "FOLDER=%LETTER%:\Windows\Repairbook"
if not defined GIVEN if not defined LETTER set "FOLDER=%SystemRoot%\Repairbook"
${each(({ mount, hive }) => `call :guard_hive ${mount} ${hive}`)}
if defined PROBLEM goto refused`),
    ...guards,
    ...frame(
      plan.hives.length === 0
        ? ''
        : raw`

rem ---- Keep: copy the hive files before they are loaded; after that they are locked.
if not "%MODE%"=="apply" goto open
call :keep_folder
${each(({ mount, hive }) => `if not defined HAND_${mount} call :keep_hive ${hive}`)}
if defined PROBLEM goto report

rem ---- Open
:open
${each(({ mount, hive }) => `if not defined HAND_${mount} call :load ${mount} ${hive}`)}
if defined PROBLEM goto close`,
    ),
    ...(setsHive(plan)
      ? frame('call :control_sets\nif defined PROBLEM goto close\necho Control sets: %SETS%')
      : []),
  ]
}

/** The hive whose control sets the plan's keys lie in, if there are such keys. */
export function setsHive(plan: Plan): PlannedHive | undefined {
  return plan.actions.filter(isRegistryAction).some((action) => action.controlSet)
    ? plan.hives.find(({ hive }) => hive === 'SYSTEM')
    : undefined
}

/** The control sets that exist, the one that the next start uses first. Never makes one. */
function controlSetRoutines(mount: string): ScriptLine[] {
  const key = `HKLM\\${mount}`
  return frame(raw`

:control_sets
set "SETS="
set "DEFAULT="
set "NOW="
set "TYPE="
set "KEY=${key}\Select"
set "SWITCH=/v Default"
call :query
if "%TYPE%"=="REG_DWORD" set /a NUMBER=%NOW:~10%
if "%TYPE%"=="REG_DWORD" set "DEFAULT=00%NUMBER%"
if defined DEFAULT set "DEFAULT=ControlSet%DEFAULT:~-3%"
set "SETS=%DEFAULT%"
for /f "tokens=3 delims=\" %%k in ('%REG% query ${key} 2^>nul') do (
  set "SET=%%k"
  call :add_set
)
if not defined DEFAULT set "PROBLEM=Select does not say which control set is used: is this the SYSTEM hive of a Windows?"
if defined PROBLEM goto :eof
"%REG%" query ${key}\%DEFAULT% >nul 2>&1
if errorlevel 1 set "PROBLEM=Select names a control set that does not exist."
goto :eof

:add_set
rem A key's name may hold anything: only ControlSet and three digits is taken on.
set "SET=%SET:"=%"
if /i not "%SET:~0,10%"=="ControlSet" goto :eof
set "DIGITS=%SET:~10%"
if not "%DIGITS:~3%"=="" goto :eof
if "%DIGITS:~2%"=="" goto :eof
set "OTHER="
for /f "delims=0123456789" %%x in ("%DIGITS%") do set "OTHER=1"
if defined OTHER goto :eof
if /i not "%SET%"=="%DEFAULT%" set "SETS=%SETS% ControlSet%DIGITS%"
goto :eof`)
}

/** Unload what this script loaded, and see that it is gone. */
export function offlineCloseLines(plan: Plan): ScriptLine[] {
  if (plan.hives.length === 0) return []
  return frame(raw`${unloadText(plan)}
rem The marks of this run and of those that were ended.
if not defined STILL for /l %%n in (1,1,999) do if exist "%FOLDER%\%NAME%.%%n\loaded.txt" del /q "%FOLDER%\%NAME%.%%n\loaded.txt" >nul 2>&1`)
}

export function unloadText(plan: Plan): string {
  const each = plan.hives.map(({ mount }) => `if defined LOADED_${mount} call :unload ${mount}`)
  return ['set "STILL="', ...each].join('\n')
}

export function offlineRoutines(plan: Plan): ScriptLine[] {
  const system = setsHive(plan)
  return [
    ...LETTER_ROUTINE,
    ...(plan.hives.length > 0 ? hiveRoutines(plan) : []),
    ...(system ? controlSetRoutines(system.mount) : []),
  ]
}

const LETTER_ROUTINE = frame(raw`

:letter
set "LETTER="
if "%~1"=="" goto :eof
set "ASKED=%~1"
for %%d in (${LETTERS}) do if /i "%ASKED:\=%"=="%%d" set "LETTER=%%d"
for %%d in (${LETTERS}) do if /i "%ASKED:\=%"=="%%d:" set "LETTER=%%d"
if not defined LETTER set "PROBLEM=A letter is needed, such as /drive F."
if /i "%LETTER%:"=="%SystemDrive%" set "PROBLEM=%LETTER%: is the drive this Windows runs from, not an attached disk."
goto :eof`)

/** A hive that somebody loaded by hand is theirs to unload. */
function handGuard(plan: Plan): string {
  if (!hasHivesAway(plan)) return ''
  const when = hasHiveFiles(plan) ? '' : 'if "%MODE%"=="apply" '
  return raw`
if not defined LOADED_%1 ${when}set "PROBLEM=HKLM\%1 is loaded by hand, and part of this works on the disk only while it is not: reg unload HKLM\%1, then run this again."`
}

const hiveRoutines = (plan: Plan) =>
  frame(raw`

:guard_hive
rem A hive that someone loaded by hand under this name is used, and left loaded.
if defined PROBLEM goto :eof
"%REG%" query HKLM\%1 >nul 2>&1
if not errorlevel 1 goto guard_loaded
if not defined LETTER set "PROBLEM=Say which letter the attached disk has: /drive F."
if defined PROBLEM goto :eof
rem reg load of a file that is not there succeeds, with an empty hive.
if not exist "%LETTER%:\Windows\System32\config\%2" set "PROBLEM=%LETTER%:\Windows\System32\config\%2 is not there: is this the right drive?"
goto :eof

:guard_loaded
set "HAND_%1=1"
for /l %%n in (1,1,999) do if exist "%FOLDER%\%NAME%.%%n\loaded.txt" call :guard_mark %%n %1
if defined LOADED_%1 echo HKLM\%1 is still loaded by a run that was ended: it is used as it is, and unloaded.
if not defined LOADED_%1 echo HKLM\%1 is loaded already: it is used as it is, whatever drive it is from, and left loaded.${handGuard(plan)}
goto :eof
:guard_mark
for /f "usebackq delims=" %%m in ("%FOLDER%\%NAME%.%1\loaded.txt") do if /i "%%m"=="%2" set "LOADED_%2=1"
goto :eof

:keep_hive
if defined PROBLEM goto :eof
copy /b /y "%LETTER%:\Windows\System32\config\%1" "%RUN%\%1" >nul 2>&1
if errorlevel 1 set "PROBLEM=the hive files could not be copied, so nothing was loaded or written: /log names another folder."
rem Changes that Windows had not yet written into the hive; hidden files, which copy passes over.
for %%x in (LOG1 LOG2) do if exist "%LETTER%:\Windows\System32\config\%1.%%x" "%SYSTEM32%\xcopy.exe" /h /y /q "%LETTER%:\Windows\System32\config\%1.%%x" "%RUN%" >nul 2>&1
goto :eof

:load
if defined PROBLEM goto :eof
rem A mark for the next run, should this one be ended before it can unload.
if defined RUN >>"%RUN%\loaded.txt" echo %1
"%REG%" load HKLM\%1 "%LETTER%:\Windows\System32\config\%2" >nul
if errorlevel 1 set "PROBLEM=%2 could not be loaded: is it open in another program?"
if not defined PROBLEM set "LOADED_%1=1"
goto :eof

:unload
set /a TRIES=0
:unload_again
"%REG%" unload HKLM\%1 >nul 2>&1
"%REG%" query HKLM\%1 >nul 2>&1
if errorlevel 1 for %%v in (HAND LOADED) do set "%%v_%1="
if not defined LOADED_%1 goto :eof
set /a TRIES+=1
if %TRIES% geq 5 set "PROBLEM=HKLM\%1 could not be unloaded: close what uses it, then run reg unload HKLM\%1"
if %TRIES% geq 5 set "STILL=1"
if %TRIES% geq 5 goto :eof
rem Another program (a scanner, an open editor) may hold it for a moment.
"%SYSTEM32%\ping.exe" -n 3 127.0.0.1 >nul
goto unload_again`)
