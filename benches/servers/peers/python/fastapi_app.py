"""FastAPI + Twilio's own package, as its tutorial shows it."""
import os
from fastapi import FastAPI, HTTPException, Request, Response
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import VoiceResponse

PUBLIC_URL = os.environ["TWILIO_PUBLIC_URL"]
validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])
app = FastAPI()


async def verified(request: Request):
    form = await request.form()
    url = PUBLIC_URL + request.url.path
    if not validator.validate(url, dict(form), request.headers.get("X-Twilio-Signature", "")):
        raise HTTPException(status_code=403)
    return form


@app.post("/sms")
async def sms(request: Request):
    form = await verified(request)
    r = MessagingResponse()
    r.message(f"{form['From']} said: {form['Body']}")
    return Response(content=str(r), media_type="text/xml")


@app.post("/voice")
async def voice(request: Request):
    form = await verified(request)
    r = VoiceResponse()
    g = r.gather(num_digits=1, action="/voice/menu")
    g.say(f"Hello {form['FromCity']} caller {form['From']}. Press 1 for sales, 2 for support.")
    r.redirect("/voice")
    return Response(content=str(r), media_type="text/xml")
