import { expect, test } from 'vitest'
import { cutText } from '../../lib/changes/cut-text'

test.each([
  ['net user admin P@ssw0rd! /active:yes', 'net user admin ... /active:yes'],
  ['net user admin "two words" /add', 'net user admin ... /add'],
  ['net user admin /active:yes', 'net user admin /active:yes'],
  ['net user admin *', 'net user admin *'],
  ['net user <user> <password>', 'net user <user> <password>'],
  ['net use \\\\host\\share Secret8 /user:joe', 'net use \\\\host\\share ... /user:joe'],
  ['sc config MyS obj= CORP\\bob password= Secret1', 'sc config MyS obj= CORP\\bob password= ...'],
  ['sc.exe create MyS binPath= x password=Secret1', 'sc.exe create MyS binPath= x password=...'],
  ['psexec \\\\host -u joe -p Secret6 cmd', 'psexec \\\\host -u joe -p ... cmd'],
  ['schtasks /create /ru joe /rp Secret /tn x', 'schtasks /create /ru joe /rp ... /tn x'],
  ['cmdkey /add:host /user:joe /pass:Secret', 'cmdkey /add:host /user:joe /pass:...'],
  ['manage-bde -unlock F: -RecoveryPassword 1-2-3', 'manage-bde -unlock F: -RecoveryPassword ...'],
  ['ConvertTo-SecureString "x y" -AsPlainText', 'ConvertTo-SecureString ... -AsPlainText'],
  ['reg add HKLM\\X /v P /d 1', 'reg add HKLM\\X /v P /d 1'],
])('%s', (text, shown) => {
  expect(cutText(text)).toBe(shown)
})

test('a long text is cut, and lines are one line', () => {
  expect(cutText(`a\n  ${'b'.repeat(200)}`)).toBe(`a ${'b'.repeat(75)}...`)
})
