const STORED_AS = 'kiosk-machine';

export type KioskIdentity = {
  /** This machine and the screen on it; says nothing about any visitor. */
  readonly id: string;
  /** As clerks call it. */
  readonly place: string;
};

/** Which kiosk this page is. `#/kiosk` is 自助机, `#/kiosk/2` is 2号自助机. */
export function kioskIdentity(hash: string): KioskIdentity {
  const number = /^#\/?kiosk\/(\d{1,2})/u.exec(hash)?.[1];
  const place = number === undefined ? '自助机' : `${Number(number)}号自助机`;
  return { id: `${machineId()}/${number ?? ''}`, place };
}

function machineId(): string {
  try {
    const known = localStorage.getItem(STORED_AS);
    if (known !== null) return known;
    const made = crypto.randomUUID();
    localStorage.setItem(STORED_AS, made);
    return made;
  } catch {
    // Without storage a reload begins anew, which loses nobody's ticket.
    return crypto.randomUUID();
  }
}
