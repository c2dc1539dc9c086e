export * from './action'
export * from './article'
export { ATTACHED_DRIVE, BOOT_PARTITION } from './attached-drive'
export * from './choices'
export * from './command'
export * from './finding'
export { IncludingText, type Origin, type Piece } from './including-text'
export * from './language'
export * from './omission'
export * from './operation'
export * from './plan'
export * from './position'
export * from './registry'
export {
  isRegistryAction,
  isRegistrySet,
  type RegistryAction,
  type RegistrySetAction,
} from './registry-action'
export { RUNNING_HIVES } from './running-hives'
export * from './script'
export { SERVICE_STARTS } from './service-starts'
export { SourceText } from './source-text'
export { commandsOfProcedure, everyStep } from './steps'
export { TARGETS } from './targets'
