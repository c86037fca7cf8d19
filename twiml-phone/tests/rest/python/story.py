"""What an application does with Twilio's library. `libraries.rs` runs it, and has a number and a person who answers."""

import os
import time
from datetime import datetime, timedelta, timezone

from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

NUMBER = "+12065550199"
PERSON = "+14155550100"
APP = "https://app.example"


def client_with(token):
    client = Client(os.environ["TWILIO_ACCOUNT_SID"], token)
    client.api.base_url = os.environ["PHONE_URL"]
    client.messaging.base_url = os.environ["PHONE_URL"]
    return client


def refused(call, status, code):
    try:
        call()
    except TwilioRestException as error:
        assert (error.status, error.code) == (status, code), error
    else:
        raise AssertionError(f"{code} was expected")


def wait_for(resource, is_so):
    for _ in range(250):
        found = resource.fetch()
        if is_so(found):
            return found
        time.sleep(0.02)
    raise AssertionError("it does not come to that")


def messages(client):
    sent = client.messages.create(
        to=PERSON,
        from_=NUMBER,
        body="Grüße",
        media_url=["https://a.example/1.png", "https://a.example/2.png"],
        status_callback=f"{APP}/message-status",
    )
    assert sent.status == "queued", sent.status
    assert sent.num_media == "2", sent.num_media
    assert isinstance(sent.date_created, datetime) and sent.date_sent is None
    assert len(sent.media.list()) == 2
    assert client.messages(sent.sid).fetch().body == "Grüße"
    assert client.messages(sent.sid).update(body="").body == ""
    for body in ["2", "3"]:
        more = client.messages.create(to=PERSON, from_=NUMBER, body=body)
        # It is sent a moment after it was accepted, and has no date before.
        wait_for(client.messages(more.sid), lambda message: message.date_sent is not None)
    since = datetime(2000, 1, 1, tzinfo=timezone.utc)
    listed = client.messages.list(to=PERSON, date_sent_after=since, page_size=1)
    assert [message.body for message in listed] == ["3", "2", ""], listed
    refused(lambda: client.messages.create(to="x", from_=NUMBER, body="x"), 400, 21211)
    refused(client.messages("SM0123456789abcdef0123456789abcdef").fetch, 404, 20404)
    later = client.messages.create(
        to=PERSON,
        messaging_service_sid=client.messaging.v1.services.list()[0].sid,
        body="later",
        schedule_type="fixed",
        send_at=datetime.now(timezone.utc) + timedelta(hours=1),
    )
    assert later.status == "scheduled", later.status
    assert later.update(status="canceled").status == "canceled"
    assert client.messages(later.sid).delete()


def calls(client):
    placed = client.calls.create(
        to=PERSON,
        from_=NUMBER,
        url=f"{APP}/voice",
        status_callback=f"{APP}/call-status",
        status_callback_event=["answered", "completed"],
        machine_detection="Enable",
        record=True,
        recording_channels="dual",
    )
    assert placed.status == "queued" and placed.start_time is None
    # Who has answered is known a while after somebody has.
    call = wait_for(client.calls(placed.sid), lambda call: call.answered_by is not None)
    assert call.status == "in-progress", call.status
    assert call.answered_by == "human", call.answered_by
    assert call.to_formatted == "(415) 555-0100", call.to_formatted
    assert isinstance(call.start_time, datetime)
    current = client.calls(placed.sid).recordings("Twilio.CURRENT")
    assert current.update(status="paused", pause_behavior="skip").status == "paused"
    assert current.update(status="in-progress").status == "in-progress"
    assert call.update(url=f"{APP}/bye", method="POST").sid == placed.sid
    call = wait_for(client.calls(placed.sid), lambda call: call.status == "completed")
    refused(lambda: call.update(status="completed"), 400, 21220)
    [recording] = client.recordings.list(call_sid=placed.sid)
    assert (recording.status, recording.channels) == ("completed", 2), recording.status
    assert client.recordings(recording.sid).fetch().duration == recording.duration
    assert recording.delete()
    refused(client.recordings(recording.sid).fetch, 404, 20404)
    since = datetime(2000, 1, 1, tzinfo=timezone.utc)
    listed = client.calls.list(status="completed", start_time_after=since)
    assert [call.sid for call in listed] == [placed.sid], listed
    refused(lambda: client.calls.create(to=PERSON, from_=NUMBER, url="/voice"), 400, 21205)


def configuration(client):
    [found] = client.incoming_phone_numbers.list(phone_number=NUMBER)
    assert found.capabilities["sms"]
    changed = found.update(voice_url=f"{APP}/voice", voice_method="GET")
    assert changed.voice_url == f"{APP}/voice", changed.voice_url
    assert client.incoming_phone_numbers(found.sid).update(voice_url="").voice_url is None
    refused(lambda: found.update(sms_fallback_url=f"{APP}/sms"), 400, 21406)

    application = client.applications.create(friendly_name="Browser", voice_url=f"{APP}/voice")
    assert application.update(friendly_name="Phone").friendly_name == "Phone"
    assert len(client.applications.list(friendly_name="Phone")) == 1
    assert application.delete()

    domain = client.sip.domains.create(domain_name="office.sip.twilio.com")
    assert domain.update(voice_url=f"{APP}/voice").voice_url == f"{APP}/voice"
    assert len(client.sip.domains.list()) == 1
    assert domain.delete()

    services = client.messaging.v1.services
    service = services.create(friendly_name="Second")
    assert service.use_inbound_webhook_on_number is False
    assert isinstance(service.date_created, datetime)
    assert len(services.list(page_size=1)) == 2
    members = services(service.sid).phone_numbers
    assert members.list() == []
    refused(services(service.sid).phone_numbers(found.sid).fetch, 404, 20404)
    refused(lambda: members.create(phone_number_sid=found.sid), 409, 21712)
    assert services(service.sid).delete()


refused(client_with("another token").messages("SM0123456789abcdef0123456789abcdef").fetch, 401, 20003)
CLIENT = client_with(os.environ["TWILIO_AUTH_TOKEN"])
messages(CLIENT)
calls(CLIENT)
configuration(CLIENT)
