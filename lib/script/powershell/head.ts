import type { Plan, ScriptLine } from '../../model'
import { isRegistrySet } from '../../model/registry-action'
import { fileNameOf, stemOf } from '../file-name'
import { frame } from '../lines'
import { omissionLines, originLines, undoLimitLines } from '../origin'
import { psComment, psString } from './quote'

/** The line that runs the script from any prompt: a downloaded file is refused without -ExecutionPolicy. */
export function runLine(plan: Plan, file: string = fileNameOf(plan, 'ps1')): string {
  const drive = plan.situation === 'offline' && !plan.drive ? ' -Drive F' : ''
  return `powershell -NoProfile -ExecutionPolicy Bypass -File ${inThisFolder(file)}${drive}`
}

/** Quotes stay around the whole argument. */
function inThisFolder(file: string): string {
  return file.startsWith('"') ? `".\\${file.slice(1)}` : `.\\${file}`
}

/** What the script is for, in a sentence. */
export function synopsisOf(plan: Plan): string {
  const count = plan.actions.length
  const values = plan.actions.every(isRegistrySet)
  const where =
    plan.situation === 'offline' ? 'in the Windows of an attached disk' : 'on this machine'
  const noun = values ? 'registry value' : 'change'
  return `${values ? 'Sets' : 'Makes'} ${count} ${noun}${count === 1 ? '' : 's'} ${where}.`
}

/** What it does, for whoever opens the file. */
export function descriptionOf(plan: Plan): string[] {
  return [
    'Looks first, keeps what is there, writes only what is wrong, reads everything back',
    'and reports a line for each place. Where all is right, nothing is written.',
    ...[...undoLimitLines(plan), ...omissionLines(plan)].map(psComment),
  ]
}

export const bootOf = (plan: Plan): boolean =>
  plan.situation === 'offline' && plan.actions.some(({ kind }) => kind === 'boot-element')

/** Requirements, help, parameters. */
export function headLines(plan: Plan): ScriptLine[] {
  const offline = plan.situation === 'offline'
  const boot = bootOf(plan)
  const indented = (lines: string[]) => lines.map((line) => `    ${line}`.trimEnd())
  const help = [
    '#Requires -Version 5.1',
    '#Requires -RunAsAdministrator',
    '<#',
    '.SYNOPSIS',
    ...indented([synopsisOf(plan)]),
    '.DESCRIPTION',
    ...indented([
      ...descriptionOf(plan),
      'Exit code: 0 all is as it should be, 1 something is not, 2 nothing was begun.',
    ]),
    ...(offline ? ['.PARAMETER Drive', '    The letter of the attached disk, such as F.'] : []),
    ...(boot
      ? [
          '.PARAMETER Boot',
          '    The letter of its boot partition, where that is another one.',
          '.PARAMETER Store',
          '    Its boot store, where there are two: F:\\Boot\\BCD.',
        ]
      : []),
    '.PARAMETER Apply',
    `    Writes what is wrong${plan.mode === 'apply' ? '; the default' : ''}.`,
    '.PARAMETER Check',
    `    Only looks${plan.mode === 'check' ? '; the default' : ''}.`,
    '.PARAMETER Undo',
    `    Puts back what earlier runs kept${plan.mode === 'undo' ? '; the default' : ''}.`,
    '.PARAMETER LogFolder',
    '    Where it keeps old values and its log.',
    '.EXAMPLE',
    `    ${runLine(plan)}`,
    '.NOTES',
    ...indented(originLines(plan).map(psComment)),
    '#>',
  ]
  const parameters = [
    ...(offline ? [`[string] $Drive = ${psString(plan.drive ?? '')}`] : []),
    ...(boot ? [`[string] $Boot = ${psString(plan.bootDrive ?? '')}`, "[string] $Store = ''"] : []),
    '[switch] $Apply',
    '[switch] $Check',
    '[switch] $Undo',
    "[string] $LogFolder = ''",
  ]
  return frame(`${help.join('\n')}
[CmdletBinding(SupportsShouldProcess = $true)]
param(
${parameters.map((line) => `    ${line}`).join(',\n')}
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$name = ${psString(stemOf(plan))}
$mode = ${psString(plan.mode)}
$given = @(if ($Apply) { 'apply' }; if ($Check) { 'check' }; if ($Undo) { 'undo' })
if ($given.Count -gt 0) { $mode = $given -join ' and ' }
if ($WhatIfPreference) { $mode = 'check' }`)
}
