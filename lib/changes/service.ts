import type { Operation } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { hasPassword } from '../model/service-accounts'
import { SERVICE_STARTS } from '../model/service-starts'
import type { Draft, Found } from './draft'
import { leave } from './draft'

type ServiceOperation = Extract<Operation, { kind: 'service' }>

/**
 * What `sc` and the service cmdlets change. Null for what is not modelled (`create`, `failure`…).
 *
 * Source: Microsoft, windows-commands/sc-config.
 */
export function serviceChanges({ action, subject, where, settings }: ServiceOperation): Found {
  if (where !== null) {
    return leave(
      `it changes a service of another machine, ${where}: a script changes the one it runs on`,
      `elle change un service d’une autre machine, ${where} : un script change celle où il s’exécute`,
    )
  }
  if (subject === null || settings.options !== undefined) return null
  // `net start "DHCP Client"`: a key below Services has no blank in its name, a displayed name has.
  if (/\s/.test(subject) && !/^<.*>$/.test(subject)) {
    return leave(
      `it names a service as Windows displays it, ${subject}, which differs from language to language`,
      `elle nomme un service comme Windows l’affiche, ${subject}, ce qui change d’une langue à l’autre`,
    )
  }
  switch (action) {
    case 'start':
      return { done: [{ kind: 'service-state', service: subject, state: 'running' }] }
    case 'stop':
      return { done: [{ kind: 'service-state', service: subject, state: 'stopped' }] }
    case 'restart':
      return { done: [{ kind: 'service-restart', service: subject }] }
    case 'permissions':
      return leave(
        'who may control a service is for you to decide',
        'c’est à vous de décider qui peut commander un service',
      )
    case 'configure':
      return configured(subject, settings)
    default:
      return null
  }
}

function configured(service: string, settings: Record<string, string>): Found {
  if (settings.password !== undefined) {
    return leave(
      'it holds a password, and a script is no place for one',
      'elle contient un mot de passe, qui n’a pas sa place dans un script',
    )
  }
  const account = settings.obj
  if (account !== undefined && !/^<.*>$/.test(account) && hasPassword(account)) {
    return leave(
      `sc sets the account ${account} only with its password, and a script is no place for one`,
      `sc ne définit le compte ${account} qu’avec son mot de passe, qui n’a pas sa place dans un script`,
    )
  }
  const done: Draft[] = []
  for (const [option, value] of Object.entries(settings)) {
    const draft = configuredOption(service, option, value)
    if (!draft) return null
    done.push(draft)
  }
  return { done }
}

function configuredOption(service: string, option: string, value: string): Draft | null {
  const lower = value.toLowerCase()
  switch (option) {
    case 'start': {
      const start = SERVICE_STARTS.find((known) => known === lower)
      return start ? { kind: 'service-start', service, start } : null
    }
    case 'type':
      return lower === 'own' || lower === 'share'
        ? { kind: 'service-type', service, type: lower }
        : null
    case 'obj':
      return { kind: 'service-account', service, account: value }
    case 'state':
      if (lower !== 'running' && lower !== 'stopped') return null
      return { kind: 'service-state', service, state: lower }
    default:
      return null
  }
}
