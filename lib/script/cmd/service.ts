import type { Plan, ScriptLine } from '../../model'
import { frame } from '../lines'
import { has } from './needs'

const raw = String.raw

/**
 * Services are read from the registry, whose words no Windows translates, and written by sc, so that
 * the service manager knows. Source: Microsoft, windows-commands/sc-config.
 */
export function serviceRoutines(plan: Plan): ScriptLine[] {
  const start = has(plan, 'service-start')
  const account = has(plan, 'service-account')
  const type = has(plan, 'service-type')
  const state = has(plan, 'service-state')
  const restart = has(plan, 'service-restart')
  return [
    ...(start || account || type || state ? SERVICE : []),
    ...(start || account || type ? SERVICE_VALUE : []),
    ...(start ? START : []),
    ...(account ? ACCOUNT : []),
    ...(type ? TYPE : []),
    ...(state ? STATE : []),
    ...(state || restart ? WAITING : []),
    ...(restart ? RESTART : []),
  ]
}

const SERVICE = frame(raw`

:service
set "KIND=%~1"
set "ITEM=%~1"
set "SERVICE=%~2"
set "PLACE=service %~2"
set "WANT=%~3"
goto act`)

const SERVICE_VALUE = frame(raw`

:service_value
set "NOW="
set "KEY=HKLM\SYSTEM\CurrentControlSet\Services\%SERVICE%"
set "SWITCH=/v %1"
goto query`)

const START = frame(raw`

:start_read
call :service_value DelayedAutostart
set "DELAYED=%NOW%"
call :service_value Start
set "NUMBER=%NOW%"
set "NOW="
if "%NUMBER%"=="REG_DWORD 0x0" set "NOW=boot"
if "%NUMBER%"=="REG_DWORD 0x1" set "NOW=system"
if "%NUMBER%"=="REG_DWORD 0x2" set "NOW=auto"
if "%NUMBER%"=="REG_DWORD 0x3" set "NOW=demand"
if "%NUMBER%"=="REG_DWORD 0x4" set "NOW=disabled"
if "%NOW% %DELAYED%"=="auto REG_DWORD 0x1" set "NOW=delayed-auto"
if not "%DO%"=="restore" goto :eof
call :kept "%PLACE%" "DelayedAutostart"
set "DELAYED_THEN=%KEPT%"
rem A value that was not there is to be gone again.
if "%DELAYED_THEN%"=="absent" if defined DELAYED set "NOW=%NOW%, DelayedAutostart"
goto :eof
:start_keep
rem sc makes this value and never takes it away again.
if not defined DELAYED >>"%RUN%\before.txt" echo "%PLACE%" "DelayedAutostart" "absent"
goto :eof
:start_set
"%SYSTEM32%\sc.exe" config "%SERVICE%" start= "%WANT%" >nul
if "%DO%"=="restore" if "%DELAYED_THEN%"=="absent" "%REG%" delete "%KEY%" /v DelayedAutostart /f >nul 2>&1
goto %NEXT%`)

const ACCOUNT = frame(raw`

:account_read
set "SECRET="
call :service_value ObjectName
if not defined NOW goto :eof
set "NOW=%NOW:REG_SZ =%"
set "ACCOUNT=%NOW%"
call :account_secret
if not "%MODE% %DO%"=="check look" goto :eof
if not defined SECRET goto :eof
if /i not "%NOW%"=="%WANT%" goto account_note
goto :eof
:account_secret
rem Built-in accounts, managed ones and the service's own have no password to be given.
set "SECRET=1"
if /i "%ACCOUNT%"=="LocalSystem" set "SECRET="
if /i "%ACCOUNT:~0,12%"=="NT AUTHORITY" set "SECRET="
if /i "%ACCOUNT:~0,11%"=="AUTORITE NT" set "SECRET="
if /i "%ACCOUNT:~0,10%"=="NT SERVICE" set "SECRET="
if "%ACCOUNT:~-1%"=="$" set "SECRET="
goto :eof
:account_note
call :say "%PLACE% account: it has a password, which this script does not know: undo will not put it back."
goto :eof
:account_keep
if defined SECRET call :account_note
goto keep_plain
:account_set
set "ACCOUNT=%WANT%"
call :account_secret
if "%DO%"=="restore" if defined SECRET set "PROBLEM=sc does not set the account of %SERVICE% without its password: set both by hand, then run /undo again."
if "%DO%"=="restore" if defined SECRET goto restore_failed
"%SYSTEM32%\sc.exe" config "%SERVICE%" obj= "%WANT%" >nul
goto %NEXT%`)

const TYPE = frame(raw`

:type_read
call :service_value Type
if "%NOW%"=="REG_DWORD 0x10" set "NOW=own"
if "%NOW%"=="REG_DWORD 0x20" set "NOW=share"
goto :eof
:type_keep
rem sc makes own and share of each other; what else a service may be it could not put back.
if not "%NOW%"=="own" if not "%NOW%"=="share" set "PROBLEM=%SERVICE% is of another type, which could not be put back: it was left as it is."
goto :eof
:type_set
"%SYSTEM32%\sc.exe" config "%SERVICE%" type= "%WANT%" >nul
goto %NEXT%`)

const STATE = frame(raw`

:state_read
goto service_state
:state_keep
if not "%NOW%"=="running" if not "%NOW%"=="stopped" set "PROBLEM=%SERVICE% neither runs nor is it stopped: wait, then run this again."
goto :eof
:state_set
if "%WANT%"=="running" call :service_start
if "%WANT%"=="stopped" call :service_stop
goto %NEXT%`)

const WAITING = frame(raw`

:service_state
rem The third line of what sc prints has the state; its words are translated, its number is not.
set /a LINE_NUMBER=0
set "NUMBER="
for /f "tokens=2 delims=:" %%v in ('%SYSTEM32%\sc.exe query "%SERVICE%" 2^>nul') do call :service_line %%v
set "NOW="
if "%NUMBER%"=="1" set "NOW=stopped"
if "%NUMBER%"=="4" set "NOW=running"
if defined NUMBER if not defined NOW set "NOW=state %NUMBER%"
goto :eof
:service_line
set /a LINE_NUMBER+=1
if %LINE_NUMBER% equ 3 set "NUMBER=%1"
goto :eof

:service_start
set "AWAITED=running"
"%SYSTEM32%\sc.exe" start "%SERVICE%" >nul
goto service_wait
:service_stop
set "AWAITED=stopped"
"%SYSTEM32%\sc.exe" stop "%SERVICE%" >nul
:service_wait
rem sc comes back at once. A minute is given, and no more than a refusal needs.
set "CODE=%ERRORLEVEL%"
for /l %%n in (1,1,30) do call :service_wait_on
goto :eof
:service_wait_on
if not "%CODE%"=="0" goto :eof
call :service_state
if "%NOW%"=="%AWAITED%" set "CODE=reached"
if "%NOW%"=="%AWAITED%" goto :eof
"%SYSTEM32%\ping.exe" -n 3 127.0.0.1 >nul
goto :eof`)

const RESTART = frame(raw`

:restart
set "KIND=restart"
set "PLACE=service %~1"
set "ITEM=restart"
set "SERVICE=%~1"
set "AFTER=1"
set "SUCCESS=0"
goto deed
:restart_do
rem Who cannot run without it stops first, and runs again after it; else sc answers 1051.
set "MAIN="%SERVICE%""
set "NEEDED=%MAIN%"
set "DEPENDENTS="
set "STOPPED="
set "TROUBLE="
set "MORE=1"
for /l %%n in (1,1,9) do if defined MORE call :dependents
for %%s in (%DEPENDENTS% %MAIN%) do if not defined TROUBLE call :restart_stop %%s
rem Also after a failure: what was stopped is to run again.
for %%s in (%MAIN% %STOPPED%) do call :restart_start %%s
set "CODE=0"
if defined TROUBLE set "CODE=%TROUBLE%"
if "%TROUBLE%"=="0" set "CODE=none, and a service did not stop or start in time"
goto :eof
:restart_stop
set "SERVICE=%~1"
call :service_state
if "%NOW%"=="stopped" goto :eof
call :service_stop
if not "%CODE%"=="reached" set "TROUBLE=%CODE%"
if not defined TROUBLE if not %1==%MAIN% set "STOPPED=%1 %STOPPED%"
goto :eof
:restart_start
set "SERVICE=%~1"
call :service_start
rem 1056: it runs already.
if not "%CODE%"=="reached" if not "%CODE%"=="1056" if not defined TROUBLE set "TROUBLE=%CODE%"
goto :eof

:dependents
rem One step further out each time; read from the registry, whose words are not translated.
set "MORE="
set "OTHER="
for /f "tokens=*" %%l in ('%REG% query HKLM\SYSTEM\CurrentControlSet\Services /s /v DependOnService 2^>nul') do (
  set "LINE=%%l"
  call :dependents_line
)
goto :eof
:dependents_line
set "LINE=%LINE:"=%"
if "%LINE:~0,5%"=="HKEY_" goto dependents_key
if not defined OTHER goto :eof
set "NEEDS_ONE="
set "NEEDS=%LINE:*REG_MULTI_SZ    =%"
for %%d in ("%NEEDS:\0=" "%") do for %%n in (%NEEDED%) do if /i "%%~d"=="%%~n" set "NEEDS_ONE=1"
for %%n in (%NEEDED%) do if /i "%OTHER%"=="%%~n" set "NEEDS_ONE="
if not defined NEEDS_ONE goto :eof
set "MORE=1"
set "NEEDED=%NEEDED% "%OTHER%""
set "DEPENDENTS="%OTHER%" %DEPENDENTS%"
goto :eof
:dependents_key
set "OTHER="
for /f "tokens=5* delims=\" %%a in ("%LINE%") do if "%%b"=="" set "OTHER=%%a"
rem A name goes into commands below: letters, digits and a few signs.
if defined OTHER for /f "delims=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-$ " %%x in ("%OTHER%") do set "OTHER="
goto :eof`)
