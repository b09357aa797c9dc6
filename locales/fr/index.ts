import type { Catalogue } from '../catalogue.ts'
import account from './account.json' with { type: 'json' }
import activities from './activities.json' with { type: 'json' }
import annualReport from './annualReport.json' with { type: 'json' }
import assessment from './assessment.json' with { type: 'json' }
import certainty from './certainty.json' with { type: 'json' }
import charts from './charts.json' with { type: 'json' }
import audit from './audit.json' with { type: 'json' }
import codebook from './codebook.json' with { type: 'json' }
import data from './data.json' with { type: 'json' }
import departments from './departments.json' with { type: 'json' }
import desk from './desk.json' with { type: 'json' }
import document from './document.json' with { type: 'json' }
import entries from './entries.json' with { type: 'json' }
import evidence from './evidence.json' with { type: 'json' }
import exchange from './exchange.json' with { type: 'json' }
import insight from './insight.json' with { type: 'json' }
import instruments from './instruments.json' with { type: 'json' }
import legal from './legal.json' with { type: 'json' }
import library from './library.json' with { type: 'json' }
import membership from './membership.json' with { type: 'json' }
import network from './network.json' with { type: 'json' }
import networks from './networks.json' with { type: 'json' }
import outreach from './outreach.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import strategy from './strategy.json' with { type: 'json' }
import publications from './publications.json' with { type: 'json' }
import recommendations from './recommendations.json' with { type: 'json' }
import support from './support.json' with { type: 'json' }
import trail from './trail.json' with { type: 'json' }
import report from './report.json' with { type: 'json' }
import reportFiles from './reportFiles.json' with { type: 'json' }
import review from './review.json' with { type: 'json' }
import search from './search.json' with { type: 'json' }
import site from './site.json' with { type: 'json' }
import visits from './visits.json' with { type: 'json' }

export default { account, activities, annualReport, audit, assessment, certainty, charts, codebook, data, departments, desk, document, entries, evidence, exchange, insight, instruments, legal, library, membership, network, networks, outreach, people, publications, recommendations, report, reportFiles, review, search, site, strategy, support, trail, visits } satisfies Catalogue<'fr'>
