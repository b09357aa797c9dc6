/** What one reader is told for as long as the page stands open; as server-sent events. */
export interface Stream {
  send(event: string, data: unknown): void
  end(): void
}

export interface Begun {
  /** The reader is told nothing, and is still there. */
  beat?(): void
  /** Called once, whoever ended it. */
  ended(): void
}

export interface Reader {
  readonly name: string
  /** So many of the reader's streams stay: a phone that came back holds older ones that nobody reads any more. */
  readonly newest?: number | undefined
  /** People without an account who belong together. All crowds leave a reserve of the process to the others. */
  readonly crowd?: string | undefined
}

export interface Streams {
  /**
   * Opens a stream unless there are too many: of this reader, of their crowd, or of the process. It ends after some minutes at the latest,
   * so that whoever reads on is asked anew whether they may.
   */
  open(reader: Reader, begin: (stream: Stream) => Begun): ReadableStream<Uint8Array> | 'too many' | 'full'
  readonly count: number
  /** Ends all of them; from now on none is opened. */
  close(): void
}

/** Numbers of streams, milliseconds, and bytes that a reader may leave unread. */
export const usual = {
  ofReader: 8,
  ofCrowd: 400,
  ofCrowds: 1200,
  ofProcess: 2000,
  beat: 20_000,
  life: 300_000,
  unread: 256_000,
}

export function createStreams(limits = usual): Streams {
  const open = new Map<Stream, Reader>()
  let closed = false
  return {
    open(reader, begin) {
      if (closed) return 'full'
      const own = [...open].filter(([, { name }]) => name === reader.name).map(([stream]) => stream)
      const { newest } = reader
      if (newest !== undefined) for (const old of own.slice(0, Math.max(0, own.length + 1 - newest))) old.end()
      else if (own.length >= limits.ofReader) return 'too many'
      if (open.size >= limits.ofProcess || isCrowded(reader, [...open.values()], limits)) return 'full'
      return makeStream(limits, begin, {
        begun: (stream) => void open.set(stream, reader),
        ended: (stream) => void open.delete(stream),
      })
    },
    get count() {
      return open.size
    },
    close() {
      closed = true
      for (const stream of open.keys()) stream.end()
    },
  }
}

function isCrowded({ crowd }: Reader, all: readonly Reader[], { ofCrowd, ofCrowds }: typeof usual): boolean {
  if (crowd === undefined) return false
  const crowds = all.filter((other) => other.crowd !== undefined)
  return crowds.length >= ofCrowds || crowds.filter((other) => other.crowd === crowd).length >= ofCrowd
}

interface Register {
  begun(stream: Stream): void
  ended(stream: Stream): void
}

const written = new TextEncoder()

function makeStream(
  { beat, life, unread }: typeof usual,
  begin: (stream: Stream) => Begun,
  register: Register,
): ReadableStream<Uint8Array> {
  let leave = () => {}
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    let begun: Begun | undefined
    let over = false
    const write = (text: string) => {
      if (over) return
      controller.enqueue(written.encode(text))
      // Nobody reads any more, or slower than things happen: whoever comes back is told all that is new.
      if ((controller.desiredSize ?? 0) <= 0) stream.end()
    }
    const stream: Stream = {
      send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
      end() {
        if (over) return
        leave()
        controller.close()
      },
    }
    leave = () => {
      if (over) return
      over = true
      clearInterval(pulse)
      clearTimeout(limit)
      register.ended(stream)
      begun?.ended()
    }
    const pulse = setInterval(() => {
      write(':\n\n')
      begun?.beat?.()
    }, beat)
    const limit = setTimeout(stream.end, life)
    pulse.unref()
    limit.unref()
    register.begun(stream)
    // The first bytes at once: a browser takes the stream for open, and proxies pass it on.
    write(':\n\n')
    begun = begin(stream)
    if (over) begun.ended()
  }
  return new ReadableStream({ start, cancel: () => leave() }, new ByteLengthQueuingStrategy({ highWaterMark: unread }))
}
