/** How far a long run is, on standard error: in place for people at a terminal, otherwise where it was asked for, as a line now and then. */

const MEGABYTE = 1_000_000;

export class Progress {
  private readonly from = performance.now();
  private last = this.from;
  private bytes = 0;
  private records = 0;
  private readonly inPlace = process.stderr.isTTY === true;
  private readonly interval = this.inPlace ? 200 : 5_000;

  /**
   * @param total bytes there are; 0 when that is not known
   * @param asked whether to tell even when nobody is at a terminal
   */
  constructor(
    private readonly what: string,
    private readonly total: number,
    private readonly asked: boolean,
  ) {}

  step(bytes: number, records: number): void {
    this.bytes += bytes;
    this.records += records;
    const now = performance.now();
    if (now - this.last < this.interval || !(this.inPlace || this.asked)) return;
    this.last = now;
    process.stderr.write(this.inPlace ? `\r\x1b[K${this.text()}` : `${this.text()}\n`);
  }

  /** Takes away what stands at a terminal; elsewhere says the last time how much it was. */
  end(): void {
    if (this.inPlace) process.stderr.write('\r\x1b[K');
    else if (this.asked) process.stderr.write(`${this.text()}\n`);
  }

  private text(): string {
    const seconds = (performance.now() - this.from) / 1_000;
    const share = this.total > 0 ? `${Math.min(100, Math.floor((this.bytes / this.total) * 100))} % · ` : '';
    const megabytes = this.bytes / MEGABYTE;
    const rate = `${(megabytes / seconds).toFixed(0)} MB/s`;
    return `${this.what}: ${share}${this.records.toLocaleString('en')} lines · ${megabytes.toFixed(0)} MB · ${rate}`;
  }
}
