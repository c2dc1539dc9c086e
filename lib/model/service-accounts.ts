/**
 * Whether a service's account has a password of its own, without which `sc` cannot set it: it answers
 * 1057, or the service does not start any more (1069). The built-in accounts have none, nor has the
 * service's own, and Windows knows that of a managed account (`CORP\svc$`).
 *
 * Source: Microsoft, windows-commands/sc-config (obj=, password=), "Service accounts".
 */
export function hasPassword(account: string): boolean {
  return !/^(?:LocalSystem|(?:NT AUTHORITY|AUTORITE NT|NT SERVICE)\\.*|.*\$)$/i.test(account)
}
