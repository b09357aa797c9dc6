import type { Catalogue } from '../catalogue.ts'
import account from './account.json' with { type: 'json' }
import assessment from './assessment.json' with { type: 'json' }
import certainty from './certainty.json' with { type: 'json' }
import charts from './charts.json' with { type: 'json' }
import audit from './audit.json' with { type: 'json' }
import codebook from './codebook.json' with { type: 'json' }
import data from './data.json' with { type: 'json' }
import desk from './desk.json' with { type: 'json' }
import insight from './insight.json' with { type: 'json' }
import instruments from './instruments.json' with { type: 'json' }
import legal from './legal.json' with { type: 'json' }
import library from './library.json' with { type: 'json' }
import membership from './membership.json' with { type: 'json' }
import network from './network.json' with { type: 'json' }
import networks from './networks.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import support from './support.json' with { type: 'json' }
import trail from './trail.json' with { type: 'json' }
import site from './site.json' with { type: 'json' }

export default { account, audit, assessment, certainty, charts, codebook, data, desk, insight, instruments, legal, library, membership, network, networks, people, site, support, trail } satisfies Catalogue<'fr'>
