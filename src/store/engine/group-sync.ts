/** Waits for the disk, together: whoever asks while one wait is under way shares the next. */
export class GroupSync {
  readonly #sync: () => Promise<void>
  #underWay: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined

  /** `sync` resolves when all that was written before it was called is on the disk. */
  constructor(sync: () => Promise<void>) {
    this.#sync = sync
  }

  /**
   * Resolves when all that was written before this call is on the disk. Once the disk has failed, nothing is believed
   * of it any more: what could not be written then may be lost without a further word.
   */
  onDisk(): Promise<void> {
    this.#next ??= this.#after(this.#underWay)
    return this.#next
  }

  async #after(last: Promise<void>): Promise<void> {
    await last
    this.#underWay = this.#next ?? last
    this.#next = undefined
    await this.#sync()
  }
}
