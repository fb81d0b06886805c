import type { Page } from "@/shared/pages/page";
import { pages as workbench } from "@/features/workbench/pages";
import { pages as tasks } from "@/features/tasks/pages";
import { pages as messages } from "@/features/messages/pages";
import { pages as settings } from "@/features/settings/pages";
import { pages as powers } from "@/features/powers/pages";
import { pages as flowcharts } from "@/features/flowcharts/pages";
import { pages as risks } from "@/features/risks/pages";
import { pages as gradings } from "@/features/gradings/pages";
import { pages as searches } from "@/features/searches/pages";
import { pages as sources } from "@/features/sources/pages";
import { pages as commitments } from "@/features/commitments/pages";
import { pages as measures } from "@/features/measures/pages";
import { pages as meetings } from "@/features/meetings/pages";
import { pages as notices } from "@/features/notices/pages";
import { pages as filings } from "@/features/filings/pages";
import { pages as exchange } from "@/features/exchange/pages";
import { pages as cycles } from "@/features/cycles/pages";
import { pages as imports } from "@/features/imports/pages";
import { pages as exports } from "@/features/exports/pages";
import { pages as organisation } from "@/features/organisation/pages";
import { pages as accounts } from "@/features/accounts/pages";
import { pages as policies } from "@/features/policies/pages";
import { pages as dictionaries } from "@/features/dictionaries/pages";
import { pages as templates } from "@/features/templates/pages";
import { pages as journal } from "@/features/journal/pages";
import { pages as statistics } from "@/features/statistics/pages";
import { pages as region } from "@/features/region/pages";
import { pages as visits } from "@/features/visits/pages";
import { pages as operators } from "@/features/operators/pages";
import { pages as help } from "@/features/help/pages";
import { pages as lookup } from "@/features/lookup/pages";
import { pages as regulations } from "@/features/regulations/pages";
import { pages as matters } from "@/features/matters/pages";
import { pages as appraisals } from "@/features/appraisals/pages";
import { pages as authorities } from "@/features/authorities/pages";

/** Every page there is, by feature. */
export const PAGES: readonly Page[] = [
  ...workbench,
  ...tasks,
  ...messages,
  ...settings,
  ...powers,
  ...flowcharts,
  ...risks,
  ...gradings,
  ...searches,
  ...sources,
  ...commitments,
  ...measures,
  ...meetings,
  ...notices,
  ...filings,
  ...exchange,
  ...cycles,
  ...imports,
  ...exports,
  ...organisation,
  ...accounts,
  ...policies,
  ...dictionaries,
  ...templates,
  ...journal,
  ...statistics,
  ...region,
  ...visits,
  ...operators,
  ...help,
  ...lookup,
  ...regulations,
  ...matters,
  ...authorities,
  ...appraisals,
];
