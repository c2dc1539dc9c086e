import type { Plan, ScriptLine } from '../../model'
import { isRegistrySet } from '../../model/registry-action'
import { fileNameOf, stemOf } from '../file-name'
import { frame, stepLine } from '../lines'
import { omissionLines, originLines } from '../origin'
import { KINDS, psComment, psData, psString } from './quote'

/** The line that runs the script from any prompt: a downloaded file is refused without -ExecutionPolicy. */
export function runLine(plan: Plan): string {
  const drive = plan.situation === 'offline' && !plan.drive ? ' -Drive F' : ''
  return `powershell -NoProfile -ExecutionPolicy Bypass -File .\\${fileNameOf(plan, 'ps1')}${drive}`
}

/** Requirements, help, parameters. */
export function headLines(plan: Plan): ScriptLine[] {
  const offline = plan.situation === 'offline'
  const count = plan.actions.filter(isRegistrySet).length
  const indented = (lines: string[]) => lines.map((line) => `    ${line}`.trimEnd())
  const help = [
    '#Requires -Version 5.1',
    '#Requires -RunAsAdministrator',
    '<#',
    '.SYNOPSIS',
    ...indented([
      `Sets ${count} registry ${count === 1 ? 'value' : 'values'} ${offline ? 'in the Windows of an attached disk' : 'on this machine'}.`,
    ]),
    '.DESCRIPTION',
    ...indented([
      'Looks first, keeps what is there, writes only what is wrong, reads everything back',
      'and reports a line for each value. Where all is right, nothing is written.',
      'Exit code: 0 every value is right, 1 one is not, 2 nothing was begun.',
      ...omissionLines(plan).map(psComment),
    ]),
    ...(offline ? ['.PARAMETER Drive', '    The letter of the attached disk, such as F.'] : []),
    '.PARAMETER Check',
    '    Only looks.',
    '.PARAMETER Apply',
    '    Writes what is wrong; the default unless the script was made to check.',
    '.PARAMETER LogFolder',
    '    Where it keeps old values and its log.',
    '.EXAMPLE',
    `    ${runLine(plan)}`,
    '.NOTES',
    ...indented(originLines(plan).map(psComment)),
    '#>',
  ]
  return frame(`${help.join('\n')}
[CmdletBinding(SupportsShouldProcess = $true)]
param(${offline ? `\n    [string] $Drive = ${psString(plan.drive ?? '')},` : ''}
    [switch] $Check,
    [switch] $Apply,
    [string] $LogFolder = ''
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$name = ${psString(stemOf(plan))}
$look = ${plan.mode === 'check' ? '-not $Apply' : '[bool] $Check'} -or $WhatIfPreference`)
}

/** The facts, each stated once. */
export function factLines(plan: Plan): ScriptLine[] {
  let step = ''
  const facts = plan.actions.filter(isRegistrySet).flatMap((action) => {
    const { hive, controlSet, key, name, value } = action
    const lines: ScriptLine[] = []
    if (action.step !== step) {
      step = action.step
      lines.push(stepLine(step, `    # Step ${psComment(step)}`))
    }
    const place = `Hive = ${psString(hive ?? '')}; ControlSet = $${controlSet}; Key = ${psString(key)}`
    const data = `Name = ${psString(name)}; Kind = '${KINDS[value.type]}'; Data = ${psData(value)}`
    const root = action.root === 'HKLM' ? '' : `Root = '${action.root}'; `
    lines.push(stepLine(step, `    @{ ${root}${place}; ${data} }`))
    return lines
  })
  return [...frame('\n\n$facts = @('), ...facts, ...frame(')')]
}
