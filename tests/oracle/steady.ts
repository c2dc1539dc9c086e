import type { Registry } from './registry'

const SYSTEM = 'hkey_local_machine\\system\\currentcontrolset\\control'

/**
 * What Wine writes by itself whenever it starts or ends. Found by exporting twice with nothing run
 * in between, at once, after a pause, and after a new start.
 *
 * The display driver finds no display, and says so under a new GUID each time:
 */
const UNSTEADY_KEY = `${SYSTEM}\\video`

const UNSTEADY_VALUES: ReadonlyArray<(key: string, name: string) => boolean> = [
  // The same driver stamps the day and the time.
  (key, name) => isWithin(key, `${SYSTEM}\\class`) && DRIVER_DATES.has(name),
  // A counter of the services started, and whether a device's driver runs at this moment.
  (key) => key === `${SYSTEM}\\servicecurrent`,
  (key, name) => isWithin(key, `${SYSTEM}\\deviceclasses`) && name === 'linked',
  // Where the folders that are linked as drives lie: another place in each test.
  (key) => key === 'hkey_local_machine\\system\\mounteddevices',
]

const DRIVER_DATES = new Set(['driverdate', 'driverdatedata'])

/** A link to `Software\Policies`: both views have the same policies, as in Windows. */
const LINK = 'hkey_local_machine\\software\\wow6432node\\policies'

/** An export without what is not steady, and with each key once. All else stays. */
export function steady(registry: Registry): Registry {
  const kept: Registry = new Map()
  for (const [path, values] of registry) {
    const key = path.toLowerCase()
    if (isWithin(key, UNSTEADY_KEY) || isWithin(key, LINK) || isPresence(key)) continue
    const steadyValues = [...values].filter(
      ([name]) => !UNSTEADY_VALUES.some((isUnsteady) => isUnsteady(key, name.toLowerCase())),
    )
    kept.set(path, new Map(steadyValues))
  }
  return kept
}

/** That a device is there: made when its driver starts, which on a busy machine is later. */
function isPresence(key: string): boolean {
  return isWithin(key, `${SYSTEM}\\deviceclasses`) && key.endsWith('\\control')
}

function isWithin(path: string, key: string): boolean {
  return path === key || path.startsWith(`${key}\\`)
}
