/** Brings forms to life that are sent with what a passkey makes or signs; only pages with such a form load it. */
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]')
  const credential = form.querySelector<HTMLInputElement>('input[name=credential]')
  const fault = form.querySelector<HTMLElement>('[role=alert][hidden]')
  if (!button || !credential || !fault) continue
  button.disabled = !browserSupportsWebAuthn()
  fault.hidden = !button.disabled
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    button.disabled = true
    fault.hidden = true
    ask(form.dataset)
      .then((answer) => {
        credential.value = JSON.stringify(answer)
        form.submit()
      })
      .catch(() => {
        // The member turned it down, or no device had one; the browser has said so already.
        fault.hidden = false
        button.disabled = false
      })
  })
}

function ask({ passkey, options = '' }: DOMStringMap): Promise<unknown> {
  const asked: unknown = JSON.parse(options)
  return passkey === 'create'
    ? startRegistration({ optionsJSON: asked as PublicKeyCredentialCreationOptionsJSON })
    : startAuthentication({ optionsJSON: asked as PublicKeyCredentialRequestOptionsJSON })
}
