import type { Plan, ScriptLine } from '../../model'
import { frame } from '../lines'
import { hasBoot } from './needs'

const raw = String.raw

/** On an attached disk: which boot store is meant. Neither generation's is where the other's is. */
export const GUARD_STORE = frame(raw`
rem The boot store: of generation 1 or 2, on the disk's own letter or on that of its boot partition.
set "DISK=%LETTER%"
if defined BOOT call :letter "%BOOT%"
set "BOOT=%LETTER%"
set "LETTER=%DISK%"
if defined PROBLEM goto refused
set "TWO="
if defined STORE goto guard_store
if exist "%BOOT%:\boot\bcd" set "STORE=%BOOT%:\boot\bcd"
if defined STORE if exist "%BOOT%:\EFI\Microsoft\Boot\BCD" set "TWO=1"
if exist "%BOOT%:\EFI\Microsoft\Boot\BCD" set "STORE=%BOOT%:\EFI\Microsoft\Boot\BCD"
if defined TWO set "PROBLEM=%BOOT%: has two boot stores, boot\bcd and EFI\Microsoft\Boot\BCD: say which one by /store FILE."
if not defined STORE set "PROBLEM=%BOOT%: has no boot store. The EFI partition may have no letter yet: give it one in diskpart (list volume, select volume N, assign letter=S), then add /boot S."
if defined PROBLEM goto refused
:guard_store
if not "%STORE:~1,2%"==":\" set "PROBLEM=/store needs a whole path, such as S:\EFI\Microsoft\Boot\BCD."
if /i "%STORE:~0,2%"=="%SystemDrive%" set "PROBLEM=%STORE% is on the drive this Windows runs from, not on an attached disk."
if not exist "%STORE%" set "PROBLEM=%STORE% is not there."
if defined PROBLEM goto refused
set "AT=/store "%STORE%""
rem Which entry a store starts is in its boot manager; aliases may mean the running Windows.
for /f "tokens=1*" %%a in ('%SYSTEM32%\bcdedit.exe %AT% /enum {bootmgr} /v 2^>nul') do if /i "%%a"=="default" set "DEFAULT_ENTRY=%%b"
rem What the disk says stands in commands below: an identifier is all that is taken on.
if defined DEFAULT_ENTRY set "DEFAULT_ENTRY=%DEFAULT_ENTRY:"=?%"
for /f "delims=0123456789abcdefABCDEF{}-" %%x in ("%DEFAULT_ENTRY%") do set "DEFAULT_ENTRY="
if not defined DEFAULT_ENTRY set "PROBLEM=%STORE% does not say which entry it starts."
if defined PROBLEM goto refused
echo Boot store: %STORE%, which starts %DEFAULT_ENTRY%`)

/** Elements of entries, as `bcdedit /enum ENTRY /v` prints them: name, blanks, value. */
export function bootRoutines(plan: Plan): ScriptLine[] {
  if (!hasBoot(plan)) return []
  const offline = plan.situation === 'offline'
  return frame(raw`

:boot
set "KIND=boot"
set "PLACE=boot %~1"
set "ITEM=%~2"
set "WANT=absent"
if not "%~3"=="" set "WANT=%~3"
set "ENTRY=%~1"${offline ? '\nif /i "%~1"=="{default}" set "ENTRY=%DEFAULT_ENTRY%"' : ''}
goto act
:boot_read
for /f "tokens=1*" %%a in ('%SYSTEM32%\bcdedit.exe %AT% /enum %ENTRY% /v 2^>nul') do if /i "%%a"=="%ITEM%" set "NOW=%%b"
if not defined NOW goto :eof
set "NOW=%NOW:"=''%"
goto :eof
:boot_keep
if not defined STORE_KEPT call :keep_store
goto keep_plain
:boot_set
if "%WANT%"=="absent" goto boot_delete
"%SYSTEM32%\bcdedit.exe" %AT% /set %ENTRY% %ITEM% "%WANT%" >nul
goto %NEXT%
:boot_delete
"%SYSTEM32%\bcdedit.exe" %AT% /deletevalue %ENTRY% %ITEM% >nul
goto %NEXT%

:keep_store
rem All of it as well, in case this Windows no longer starts.
${
  offline
    ? raw`set "FROM_FILE=%STORE%"
set "TO_FILE=%RUN%\BCD"
call :copy_file`
    : raw`"%SYSTEM32%\bcdedit.exe" /export "%RUN%\BCD" >nul`
}
if errorlevel 1 set "PROBLEM=the boot store could not be kept, so it was left as it is, and writing stopped there."
set "STORE_KEPT=1"
if not defined PROBLEM call :say "${
    offline
      ? 'The boot store as it was is BCD beside this log: copied back, it is whole again.'
      : 'The boot store as it was is BCD beside this log: bcdedit /import puts it back whole.'
  }"
goto :eof`)
}
