type Json = Record<string, unknown>;

/** Whether this browser can make and show passkeys here: they are bound to a name, so no bare address has any. */
export function canUsePasskeys(host: string = location.hostname): boolean {
  const isAddress = /^[\d.]+$/.test(host) || host.includes(":");
  return !isAddress && globalThis.isSecureContext && "PublicKeyCredential" in globalThis;
}

/** A new passkey, as JSON; null when the person turned away. */
export async function makePasskey(options: Json): Promise<Json | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return asJson(() => navigator.credentials.create({ publicKey }));
}

/** The answer of a passkey, as JSON; null when the person turned away. */
export async function showPasskey(options: Json): Promise<Json | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return asJson(() => navigator.credentials.get({ publicKey }));
}

async function asJson(ask: () => Promise<Credential | null>): Promise<Json | null> {
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential ? (credential.toJSON() as object as Json) : null;
  } catch (error) {
    // How a browser says that the person closed its window, took too long or has no such key.
    if (error instanceof DOMException) return null;
    throw error;
  }
}
