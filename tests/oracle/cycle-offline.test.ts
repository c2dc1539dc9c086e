import { describeCycles } from './cycle'

/** Every procedure for an attached disk, by every target, there and back. */
await describeCycles('offline')
