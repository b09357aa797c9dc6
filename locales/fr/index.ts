import type { Catalogue } from '../catalogue.ts'
import assessment from './assessment.json' with { type: 'json' }
import insight from './insight.json' with { type: 'json' }
import instruments from './instruments.json' with { type: 'json' }
import library from './library.json' with { type: 'json' }
import network from './network.json' with { type: 'json' }
import site from './site.json' with { type: 'json' }

export default { assessment, insight, instruments, library, network, site } satisfies Catalogue<'fr'>
