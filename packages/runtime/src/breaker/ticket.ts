/** What an admitted call carries, so that its outcome is told from those of an earlier state. */
export class Ticket {
  constructor(
    readonly generation: number,
    readonly startedAt: number,
  ) {}
}
