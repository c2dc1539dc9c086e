import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { need } from './available'
import { type ParsedScript, parsePs1, runPs1 } from './powershell'
import type { Answer } from './program'
import { keyAt } from './registry'
import { openPrefix, type Prefix } from './wine'

describe.skipIf(!need('wine', 'dotnet'))('the PowerShell engine', () => {
  let machine: Prefix
  beforeAll(async () => {
    machine = await openPrefix({ standIns: false })
  })
  afterAll(() => machine?.dispose())

  async function run(text: string, ...args: string[]): Promise<Answer> {
    return runPs1(machine, await machine.put('test.ps1', text), args)
  }

  it.each([
    { text: 'exit 3', exitCode: 3 },
    { text: 'function f { exit 4 } f; "no"', exitCode: 4 },
    { text: 'try { exit 5 } finally { "closed" }', exitCode: 5, stdout: 'closed\n' },
    { text: '"yes"', exitCode: 0, stdout: 'yes\n' },
    {
      text: '& "$env:SystemRoot\\System32\\cmd.exe" /c exit 6; $LASTEXITCODE',
      exitCode: 0,
      stdout: '6\n',
    },
    { text: 'Write-Error "e"; "on"', exitCode: 0, stdout: 'on\n', stderr: 'e' },
    { text: 'throw "gone"', exitCode: 1, stderr: 'gone' },
    { text: '$ErrorActionPreference = "Stop"; Write-Error "e"; "no"', exitCode: 1, stderr: 'e' },
    { text: '#Requires -Version 99.0\n"no"', exitCode: 1, stderr: '#requires' },
    { text: '#Requires -RunAsAdministrator\n"yes"', exitCode: 0, stdout: 'yes\n' },
    { text: 'Set-StrictMode -Version 2.0; $nothing', exitCode: 0, stderr: 'cannot be retrieved' },
    { text: 'if (', exitCode: 1, stderr: 'Missing condition' },
    { text: 'Read-Something', exitCode: 0, stderr: 'not recognized' },
    {
      text: 'Write-Host a b; Write-Warning c; Write-Verbose d',
      exitCode: 0,
      stdout: 'a b\n',
      stderr: 'WARNING: c\n',
    },
  ])('answers to $text', async ({ text, exitCode, stdout = '', stderr = '' }) => {
    const answer = await run(text)
    expect(answer.exitCode).toBe(exitCode)
    expect(answer.stdout.trim()).toBe(stdout.trim())
    expect(answer.stderr).toContain(stderr)
    if (stderr === '') expect(answer.stderr).toBe('')
  })

  it('is ended by a power cut right after a line, for the n-th time', async () => {
    machine.env.REPAIRBOOK_POWER_CUT = '2 ::AppendAllText('
    const text = `foreach ($word in 'a', 'b', 'c') {
      [IO.File]::AppendAllText('C:\\work\\cut.txt', $word)
      [IO.File]::WriteAllText('C:\\work\\next.txt', $word)
    }`
    await run(text).catch(() => {})
    delete machine.env.REPAIRBOOK_POWER_CUT
    const written = (name: string) => readFile(join(machine.path, 'drive_c', 'work', name), 'utf8')
    expect([await written('cut.txt'), await written('next.txt')]).toEqual(['ab', 'a'])
  })

  it('binds arguments as -File does', async () => {
    const text = `[CmdletBinding()] param([string] $Drive, [switch] $Check, [switch] $Apply, [int] $Number)
      "$Drive|$Check|$Apply|$Number|$($Number.GetType().Name)"`
    expect((await run(text, '-Drive', 'F', '-Check')).stdout).toBe('F|True|False|0|Int32\n')
    expect((await run(text, 'G H', '-Apply:$false', '-Number', '0x10')).stdout).toBe(
      'G H|False|False|16|Int32\n',
    )
    const wrong = await run(text, '-Nothing')
    expect(wrong.stderr).toContain("parameter name 'Nothing'")
    expect(wrong.exitCode).toBe(1)
  })

  it('writes and reads the registry that reg.exe sees, by cmdlets and by .NET', async () => {
    const answer = await run(`
      $ErrorActionPreference = 'Stop'
      $path = Join-Path 'HKLM:\\Software' 'Repairbook [Test]'
      if (-not (Test-Path -LiteralPath $path)) { $null = New-Item -Path $path }
      $null = New-ItemProperty -LiteralPath $path -Name Number -PropertyType DWord -Value 0xffffffff
      Set-ItemProperty -LiteralPath $path -Name Text -Value 'a'
      Set-ItemProperty -LiteralPath $path -Name Big -Value 5 -Type QWord
      $null = New-ItemProperty -LiteralPath $path -Name Gone -Value 'x'
      Remove-ItemProperty -LiteralPath $path -Name Gone
      (Get-ItemProperty -LiteralPath $path).Text
      (Get-ItemProperty -LiteralPath $path -Name Number).Number
      (Get-Item -LiteralPath $path).GetValueKind('Big')
      (Get-ChildItem HKLM:\\Software | Where-Object { $_.PSChildName -like 'Repair*' }).Name
      $key = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64').OpenSubKey('Software\\Repairbook [Test]', $true)
      $key.SetValue('List', [string[]] @('a', 'b'), 'MultiString')
      $key.Dispose()`)
    expect(answer.stderr).toBe('')
    const key = 'HKEY_LOCAL_MACHINE\\Software\\Repairbook [Test]'
    expect(answer.stdout).toBe(`a\n4294967295\nQWord\n${key}\n`)
    expect(keyAt(await machine.exportRegistry(key), key)).toEqual(
      new Map([
        ['Big', { type: 'REG_QWORD', data: 5 }],
        ['List', { type: 'REG_MULTI_SZ', data: ['a', 'b'] }],
        ['Number', { type: 'REG_DWORD', data: 0xffffffff }],
        ['Text', { type: 'REG_SZ', data: 'a' }],
      ]),
    )
  })

  it('says with -WhatIf what it would do, and does not', async () => {
    const answer = await run(
      `[CmdletBinding(SupportsShouldProcess = $true)] param()
      New-Item -Path 'HKLM:\\Software\\Never'
      if ($PSCmdlet.ShouldProcess('it', 'Set')) { 'no' }
      Test-Path 'HKLM:\\Software\\Never'`,
      '-WhatIf',
    )
    expect(answer.stdout.split('\n')).toEqual([
      'What if: Performing the operation "New Item" on target "Item: HKEY_LOCAL_MACHINE\\Software\\Never".',
      'What if: Performing the operation "Set" on target "it".',
      'False',
      '',
    ])
  })

  it('takes a question for an error, since nobody is there', async () => {
    const answer = await run('[CmdletBinding()] param([Parameter(Mandatory = $true)] $Drive) "no"')
    expect(answer.exitCode).toBe(1)
    expect(answer.stdout).toBe('')
  })
})

describe.skipIf(!need('dotnet'))('the syntax check', () => {
  async function parsed(text: string): Promise<ParsedScript> {
    const folder = await mkdtemp(join(tmpdir(), 'repairbook-parse-'))
    try {
      const file = join(folder, 'x.ps1')
      await writeFile(file, text)
      const [script] = await parsePs1([file])
      if (!script) throw new Error('no answer')
      return script
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  it.each([
    ['$a ? 1 : 2', 'ternary'],
    ['a && b', '&&'],
    ['a || b', '&&'],
    ['0b1', 'number'],
    ['1u', 'number'],
    ['1ulkb', 'number'],
    ['$x = 5y', 'number'],
    ['3n', 'number'],
    ['$a ?? 1', '??'],
    ['$a ??= 1', '??='],
    ['$' + '{a}?.b', '?.'],
    ['$' + '{a}?.b()', '?.'],
    ['$' + '{a}?[0]', '?['],
    ['Get-Item x &', '&'],
    ['"`u{1F600}"', '`u'],
    ['"`e[0m"', '`u'],
    ['"in a text: $($a ? 1 : 2)"', 'ternary'],
    ['"in a text: $(0b1)"', 'number'],
    ['function f { clean { } }', 'clean'],
    ['[Array]::Empty[int]()', 'type arguments'],
    ['Get-Item x\n| Out-Null', '| at the start'],
    ['Get-Item x\n# a comment\n  | Out-Null', '| at the start'],
  ])('finds what Windows PowerShell 5.1 refuses in %j', async (text, what) => {
    const { errors, newerSyntax } = await parsed(text)
    expect(errors).toEqual([])
    expect(newerSyntax).toHaveLength(1)
    expect(newerSyntax[0]?.what).toContain(what)
  })

  it('accepts what 5.1 accepts', async () => {
    const text = `#Requires -Version 5.1
      [CmdletBinding(SupportsShouldProcess = $true)]
      param([string] $Drive = 'F', [switch] $Check)
      $n = 0x1F + 1L + 2d + 3kb + 0xAB + 1.5e3
      $s = "a \`\`u{41} \`n $($Drive.Length) \${n}"
      '\`u{41} ?? && 0b1' # $a ? 1 : 2
      Get-Item x |
        Out-Null
      Get-Item x \`
        | Out-Null
      if ($Check -and -not $s) { & reg.exe query HKLM 2>$null } else { $n..5 | Where-Object { $_ -gt 3 } }
      switch ($n) { 1 { 'a' } default { 'b' } }
      try { throw 'x' } catch { $_ } finally { 'done' }`
    expect(await parsed(text)).toMatchObject({ errors: [], newerSyntax: [] })
  })

  it('says where a parse error is', async () => {
    const { errors } = await parsed("'fine'\n  if (")
    expect(errors).toMatchObject([{ line: 2, id: 'IfStatementMissingCondition' }])
  })
})
