import type { Plan, ScriptLine } from '../../model'
import { frame } from '../lines'
import { has } from './needs'

const raw = String.raw

/** Profiles are read where the firewall keeps them: what netsh shows is translated. */
export function firewallRoutines(plan: Plan): ScriptLine[] {
  return [
    ...(has(plan, 'firewall-profile') ? PROFILE : []),
    ...(has(plan, 'firewall-rule') ? RULE : []),
  ]
}

const PROFILE = frame(raw`

:profile
set "KIND=profile"
set "PLACE=firewall %~1"
set "ITEM=state"
set "WANT=%~2"
set "PROFILE=%~1"
goto act
:profile_read
rem The private profile was called the standard one, and is still kept under that name.
set "KEY=%PROFILE%Profile"
if "%PROFILE%"=="private" set "KEY=StandardProfile"
set "KEY=HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\%KEY%"
set "SWITCH=/v EnableFirewall"
call :query
if "%NOW%"=="REG_DWORD 0x0" set "NOW=off"
if "%NOW%"=="REG_DWORD 0x1" set "NOW=on"
goto :eof
:profile_keep
if defined NOW if not "%NOW%"=="on" if not "%NOW%"=="off" set "PROBLEM=EnableFirewall is neither on nor off, which netsh could not put back: it was left as it is."
goto :eof
:profile_set
if "%WANT%"=="absent" goto profile_unset
"%SYSTEM32%\netsh.exe" advfirewall set %PROFILE%profile state %WANT% >nul
goto %NEXT%
:profile_unset
"%REG%" delete "%KEY%" %SWITCH% /f >nul
goto %NEXT%`)

const RULE = frame(raw`

:rule
set "KIND=rule"
set "PLACE=firewall rule %~2"
set "ITEM=%~3"
set "BY=%~1"
set "RULE=%~2"
set "SETTING=enable"
if "%~3"=="local-port" set "SETTING=localport"
set "DATA=%~4"
set "AFTER="
set "SUCCESS=0"
goto deed
:rule_do
"%SYSTEM32%\netsh.exe" advfirewall firewall set rule %BY%="%RULE%" new %SETTING%=%DATA% >nul
set "CODE=%ERRORLEVEL%"
goto :eof`)
