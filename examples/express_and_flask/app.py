# A menu, in Flask with Twilio's library: pip install flask twilio && flask run --port 3000
import os

from flask import Flask, Response, abort, request
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import Gather, VoiceResponse

app = Flask(__name__)
validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])


@app.before_request
def refuse_what_is_not_signed():
    signature = request.headers.get("X-Twilio-Signature", "")
    if not validator.validate(request.url, request.form, signature):
        abort(403)


def answer(twiml):
    return Response(str(twiml), content_type="text/xml")


@app.post("/voice")
def voice():
    twiml = VoiceResponse()
    gather = Gather(num_digits=1, action="/menu")
    gather.say("Press 1 for sales, 2 for support.")
    twiml.append(gather)
    twiml.say("We did not hear from you. Goodbye!")
    return answer(twiml)


@app.post("/menu")
def menu():
    twiml = VoiceResponse()
    if request.form.get("Digits") == "1":
        twiml.dial("+15551234567", action="/dialed")
    else:
        twiml.say("Support is closed.")
        twiml.redirect("/voice")
    return answer(twiml)


@app.post("/dialed")
def dialed():
    twiml = VoiceResponse()
    if request.form.get("DialCallStatus") != "completed":
        twiml.say("Sales cannot take your call.")
    twiml.hangup()
    return answer(twiml)


@app.post("/sms")
def sms():
    twiml = MessagingResponse()
    twiml.message(f"You wrote: {request.form['Body']}")
    return answer(twiml)
