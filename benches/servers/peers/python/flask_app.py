"""Flask + Twilio's own package, as its tutorial shows it."""
import os
from flask import Flask, Response, abort, request
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import VoiceResponse

PUBLIC_URL = os.environ["TWILIO_PUBLIC_URL"]
validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])
app = Flask(__name__)


@app.before_request
def verify():
    url = os.environ["TWILIO_PUBLIC_URL"] + request.path
    if not validator.validate(url, request.form, request.headers.get("X-Twilio-Signature", "")):
        abort(403)


@app.post("/sms")
def sms():
    r = MessagingResponse()
    r.message(f"{request.form['From']} said: {request.form['Body']}")
    return Response(str(r), mimetype="text/xml")


@app.post("/voice")
def voice():
    r = VoiceResponse()
    g = r.gather(num_digits=1, action="/voice/menu")
    g.say(f"Hello {request.form['FromCity']} caller {request.form['From']}. Press 1 for sales, 2 for support.")
    r.redirect("/voice")
    return Response(str(r), mimetype="text/xml")
