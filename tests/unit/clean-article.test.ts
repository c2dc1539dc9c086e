import { expect, test } from 'vitest'
import { understandArticle } from '../../lib/understand'

/** Everything that an article of the family can hold, written as it should be. */
const CLEAN = `---
title: "Sessions drop: a clean article"
ms.date: 11/24/2026
---

# Sessions drop

Sessions end without a reason.

## <a name="symptoms"></a>Symptoms

The client says "the connection was lost".

## <a name="cause"></a>Cause

One of these:

1. A service is stopped.
2. A value is wrong.

## <a name="solution"></a>Solution

Use the [console](serial-console-windows.md), or [the disk](#disk).

### <a name="console"></a>Use the console

> [!NOTE]
> Take a snapshot first. Its name does not matter.

1. Open the [console](serial-console-windows.md) and switch to its channel:

   \`\`\`
   ch -si 1
   \`\`\`

2. Ask for the service, and go on with the row of the error:

   \`\`\`cmd
   sc query TermService
   \`\`\`

   | Error | See |
   |---|---|
   | 1058 - ERROR_SERVICE_DISABLED | [It is disabled](#disabled) |
   | 1053 - ERROR_SERVICE_REQUEST_TIMEOUT | [It hangs](#hangs) |

3. Look at the rules of the firewall:

   \`\`\`powershell
   Get-NetFirewallRule -Name "RemoteDesktop-UserMode-In-TCP" |
       Select-Object -Property Name, Enabled
   \`\`\`

   The answer is:

   \`\`\`output
   Name                          Enabled
   ----                          -------
   RemoteDesktop-UserMode-In-TCP    True
   \`\`\`

4. Keep the permissions, and then set them:

   \`\`\`cmd
   md C:\\temp
   icacls C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys /t /c > C:\\temp\\before.txt
   icacls C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys /t /c /grant "*S-1-5-18:(F)"
   \`\`\`

#### <a name="disabled"></a>It is disabled

1. Set its start, and start it:

   \`\`\`cmd
   sc config TermService start= demand
   sc start TermService
   \`\`\`

#### <a name="hangs"></a>It hangs

1. Stop it and start it again:
   * Stop it.

     \`\`\`cmd
     net stop TermService
     \`\`\`
   * Start it.

     \`\`\`cmd
     net start TermService
     \`\`\`

2. Set the value with \`reg add "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services" /v KeepAliveEnable /t REG_DWORD /d 1 /f\`.

### <a name="disk"></a>Work on its disk

1. [Attach the disk](troubleshoot-recovery-disks-portal-windows.md) and open a command prompt.
2. Look which entries the boot store has:

   \`\`\`cmd
   bcdedit /store <Boot drive>:\\EFI\\Microsoft\\Boot\\BCD /enum /v
   \`\`\`

3. Turn on the console for the entry that starts Windows:

   \`\`\`cmd
   bcdedit /store <Boot drive>:\\EFI\\Microsoft\\Boot\\BCD /ems {<Identifier>} on
   \`\`\`

4. Set the value:

   \`\`\`cmd
   reg load HKLM\\BROKENSOFTWARE <Windows drive>:\\Windows\\System32\\config\\SOFTWARE
   reg add "HKLM\\BROKENSOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services" /v KeepAliveEnable /t REG_DWORD /d 1 /f
   reg unload HKLM\\BROKENSOFTWARE
   \`\`\`

5. Remove the package that broke it, without a restart:

   \`\`\`cmd
   dism /Image:<Windows drive>:\\ /Remove-Package /PackageName:Package_for_KB5000001
   \`\`\`

## <a name="next"></a>Next steps

[Ask for help](https://example.com/help).
`

test('a clean article that uses everything has no finding', () => {
  const read = understandArticle(CLEAN, 'clean')
  if (!read.ok) throw new Error(read.message.en)
  expect(
    read.article.findings.map(({ rule, range, message }) => [rule, range.start.line, message.en]),
  ).toEqual([])
  expect(read.article.procedures.map(({ id, situation, role }) => [id, situation, role])).toEqual([
    ['console', 'online', 'sequence'],
    ['disabled', 'online', 'branch'],
    ['hangs', 'online', 'branch'],
    ['disk', 'offline', 'sequence'],
  ])
})
