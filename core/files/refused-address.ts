/** An address that nothing is fetched from. Says why, and does not repeat the address: it may hold secrets. */
export class RefusedAddress extends Error {}
