import { describeCycles } from './cycle'

/** Every procedure for a running machine, by every target, there and back. */
await describeCycles('online')
