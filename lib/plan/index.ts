export {
  makePlan,
  type PlannableArticle,
  type PlannableProcedure,
  type PlanResult,
  statingProcedures,
} from './make-plan'
