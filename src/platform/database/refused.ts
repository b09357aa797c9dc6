/** The message is one plain sentence with the cure: show it in the terminal as it stands. */
export class DatabaseRefused extends Error {
  override name = 'DatabaseRefused'
}
