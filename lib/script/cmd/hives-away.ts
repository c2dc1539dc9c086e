import type { Plan, ScriptLine } from '../../model'
import { hasHivesAway } from '../hives-away'
import { frame } from '../lines'
import { setsHive, unloadText } from './offline'

const raw = String.raw

export function hivesAwayRoutines(plan: Plan): ScriptLine[] {
  if (!hasHivesAway(plan)) return []
  const back = plan.hives.map(({ mount, hive }) => `call :hive_back ${mount} ${hive}`)
  return frame(raw`

:hives_away
rem dism loads the disk's hives itself, chkdsk locks the disk, and a loaded file is locked.
if defined AWAY goto :eof
set "PARTED=1"
${unloadText(plan)}
if defined STILL goto :eof
set "AWAY=1"
if defined RUN if exist "%RUN%\loaded.txt" del /q "%RUN%\loaded.txt"
goto :eof

:hives_back
rem Also after a failure: what is there is read until the end.
if not defined PARTED goto :eof
set "WHY=%PROBLEM%"
set "PROBLEM="
${back.join('\n')}${setsHive(plan) ? SAME_SETS : ''}
if not defined PROBLEM for %%v in (PARTED AWAY) do set "%%v="
if defined WHY set "PROBLEM=%WHY%"
goto :eof
:hive_back
if defined LOADED_%1 goto :eof
set "AWAY="
if not exist "%LETTER%:\Windows\System32\config\%2" set "PROBLEM=%LETTER%:\Windows\System32\config\%2 is not there any more."
call :load %1 %2
goto :eof`)
}

/** A hive file that was put in the place of another may have other sets; none is ever made. */
const SAME_SETS = raw`
set "THEN=%SETS%"
if not defined PROBLEM call :control_sets
if "%DO%"=="write" if not defined PROBLEM if not "%SETS%"=="%THEN%" set "PROBLEM=SYSTEM has other control sets by now: run this again."
if defined PROBLEM set "SETS=%THEN%"`
