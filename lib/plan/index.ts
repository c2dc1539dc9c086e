export {
  makePlan,
  type PlannableArticle,
  type PlannableProcedure,
  type PlanResult,
} from './make-plan'
