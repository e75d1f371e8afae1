import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";
import { codeAt } from "./totp";

const PASSWORD = "a hollow under the hill";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true, host: "localhost" }), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("somebody who is invited comes in, with a code of their phone, then with a passkey, until the account is ended", async () => {
  const admin = await person(browser);
  await signIn(admin, server, "ana.moreau");
  await admin.goto(`${server.url}/settings/people`);
  await admin.getByRole("row", { name: "Kenji Tanaka" }).waitFor();
  await admin.getByRole("button", { name: "Invite" }).click();
  const invitation = admin.getByRole("dialog");
  await invitation.getByRole("textbox", { name: "Name", exact: true }).fill("Noor Haddad");
  await invitation.getByLabel("E-mail").fill("noor@peach.example");
  await invitation.getByRole("button", { name: "Send the invitation" }).click();
  await admin.getByText("An invitation is on its way to noor@peach.example.").waitFor();
  await admin.getByRole("row", { name: "Noor Haddad" }).getByText("Invited").waitFor();
  expect(await axeFindings(admin)).toEqual([]);

  const noor = await person(browser);
  const link = /http\S+invitation\S+/u.exec(await server.mailTo("noor@peach.example"))?.[0] ?? "";
  await noor.goto(link);
  await noor.getByText("Ana Moreau invites you").waitFor();
  await noor.locator("input[name=password]").fill(PASSWORD);
  expect(await axeFindings(noor)).toEqual([]);
  await noor.getByRole("button", { name: "Come in" }).click();
  await inside(noor);

  const secret = await setUpAuthenticator(noor);
  await signOut(noor);
  await knock(noor);
  await noor.getByRole("heading", { name: "One more step" }).waitFor();
  await noor.getByLabel("Code of your authenticator app").fill("000000");
  await noor.getByRole("button", { name: "Continue" }).click();
  await noor.getByText("This is not the code.").waitFor();
  // The code of before is used up; that of the coming half minute is taken already.
  await noor.getByLabel("Code of your authenticator app").fill(codeAt(secret, Date.now() + 30_000));
  await noor.getByRole("button", { name: "Continue" }).click();
  await inside(noor);

  await addPasskey(noor);
  await signOut(noor);
  await noor.getByRole("button", { name: "Sign in with a passkey" }).click();
  await inside(noor);

  await admin.getByRole("button", { name: "More for Noor Haddad" }).click();
  await admin.getByRole("menuitem", { name: "Deactivate" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await admin.getByRole("row", { name: "Noor Haddad" }).getByText("Deactivated").waitFor();
  await noor.reload();
  await noor.getByRole("heading", { name: "Sign in" }).waitFor();
});

/** As the security page asks for it; the secret that was shown to type by hand. */
async function setUpAuthenticator(page: Page): Promise<string> {
  await page.goto(`${server.url}/settings/security`);
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[type=password]").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await dialog.getByRole("img", { name: "QR code" }).waitFor();
  const secret = (await dialog.locator("code").textContent()) ?? "";
  await dialog.getByRole("textbox", { name: "Code", exact: true }).fill(codeAt(secret, Date.now()));
  await dialog.getByRole("button", { name: "Continue" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await codes.first().waitFor();
  expect(await codes.count()).toBe(10);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("10 recovery codes left").waitFor();
  return secret;
}

async function addPasskey(page: Page): Promise<void> {
  const devices = await page.context().newCDPSession(page);
  await devices.send("WebAuthn.enable");
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  await page.goto(`${server.url}/settings/security`);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[type=password]").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await dialog.getByLabel("What this device is called").fill("Key of the desk");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("listitem").filter({ hasText: "Key of the desk" }).waitFor();
}

/** Artists come for their work, others to the projects. */
async function inside(page: Page): Promise<void> {
  await page.getByRole("heading", { name: /^(Projects|My work)$/ }).waitFor();
}

async function knock(page: Page): Promise<void> {
  await page.getByLabel("Account name or e-mail").fill("noor@peach.example");
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
}
