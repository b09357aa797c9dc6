// Node runs .ts by itself but refuses .tsx: this hook turns JSX into calls, keeping line numbers through source maps.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const path = fileURLToPath(url)
    const { code, map, errors } = transformSync(path, readFileSync(path, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: '#platform/html', development: false },
      sourcemap: true,
    })
    if (errors.length > 0) throw new SyntaxError(errors.map((error) => error.codeframe || error.message).join('\n'))
    const inline = Buffer.from(JSON.stringify(map)).toString('base64')
    return {
      format: 'module',
      shortCircuit: true,
      source: `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`,
    }
  },
})
