"""A stand-in for a KurrentDB server: it speaks the protocol of the real client, and keeps events in memory.

It does what the documentation of KurrentDB says of appends (whole or not at all, at an expected revision, the
same event ids again are no second append, no more than 1,048,576 bytes at once), of reading a stream, and of
subscriptions to all streams. It is no KurrentDB: what it shows is that veikart, the recorder and the client
fit together.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple
from uuid import uuid4

import grpc
from google.protobuf import any_pb2
from kurrentdbclient.protos.v1 import shared_pb2, status_pb2, streams_pb2, streams_pb2_grpc

LARGEST = 1_048_576  # bytes in one append
ReadResp = streams_pb2.ReadResp


class Kept(NamedTuple):
    """An event as it lies in the server; `commit`: its place among all."""

    stream: str
    revision: int
    commit: int
    message: Any


class Streams(streams_pb2_grpc.StreamsServicer):  # type: ignore[misc]
    """The service of streams."""

    def __init__(self) -> None:
        self.all: list[Kept] = []
        self.streams: defaultdict[str, list[Kept]] = defaultdict(list)
        self.grown = threading.Condition()
        self.answers_to_lose = 0
        self._subscriptions = 0  # those of before have ended

    def BatchAppend(self, requests: Iterator[Any], context: grpc.ServicerContext) -> Iterator[Any]:  # noqa: N802
        for request in requests:
            answer = self._append(request)
            if self.answers_to_lose:
                self.answers_to_lose -= 1
                context.abort(grpc.StatusCode.UNAVAILABLE, "connection lost")
            yield answer

    def _append(self, request: Any) -> Any:
        name = request.options.stream_identifier.stream_name.decode()
        messages = list(request.proposed_messages)
        expected = request.options.stream_position
        if request.options.WhichOneof("expected_stream_position") == "no_stream":
            expected = -1
        with self.grown:
            stream = self.streams[name]
            current = len(stream) - 1
            if sum(len(m.data) + len(m.custom_metadata) for m in messages) > LARGEST:
                return _refused(request, shared_pb2.MaximumAppendSizeExceeded(maxAppendSize=LARGEST))
            if current != expected:
                there = [kept.message.id for kept in stream[expected + 1 : expected + 1 + len(messages)]]
                if there != [message.id for message in messages]:
                    wrong = shared_pb2.WrongExpectedVersion(current_stream_revision=max(current, 0))
                    return _refused(request, wrong)
            else:
                self._keep(name, messages)
            success = streams_pb2.BatchAppendResp.Success(
                position=shared_pb2.AllStreamPosition(commit_position=len(self.all))
            )
        return streams_pb2.BatchAppendResp(correlation_id=request.correlation_id, success=success)

    def _keep(self, name: str, messages: list[Any]) -> None:
        for message in messages:
            kept = Kept(name, len(self.streams[name]), len(self.all) + 1, message)
            self.streams[name].append(kept)
            self.all.append(kept)
        self.grown.notify_all()

    def put(self, name: str, data: bytes) -> None:
        """Adds an event behind all others of a stream, as somebody else would."""
        identity = shared_pb2.UUID(string=str(uuid4()))
        metadata = {"type": "t", "content-type": "application/octet-stream"}
        message = streams_pb2.BatchAppendReq.ProposedMessage(id=identity, metadata=metadata, data=data)
        with self.grown:
            self._keep(name, [message])

    def end_subscriptions(self) -> None:
        """Ends all there are, as a server does that has to go."""
        with self.grown:
            self._subscriptions += 1
            self.grown.notify_all()

    def Read(self, request: Any, context: grpc.ServicerContext) -> Iterator[Any]:  # noqa: N802
        options = request.options
        if options.WhichOneof("stream_option") == "stream":
            yield from self._stream(options)
        elif options.WhichOneof("count_option") == "subscription":
            yield from self._subscription(options, context)
        else:
            newest = options.read_direction == streams_pb2.ReadReq.Options.Backwards
            yield from map(_read, (self.all[::-1] if newest else self.all)[: options.count])

    def _stream(self, options: Any) -> Iterator[Any]:
        name = options.stream.stream_identifier.stream_name.decode()
        with self.grown:
            stream = list(self.streams.get(name, ()))
        if not stream:
            missing = ReadResp.StreamNotFound(stream_identifier=options.stream.stream_identifier)
            yield ReadResp(stream_not_found=missing)
            return
        where = options.stream.WhichOneof("revision_option")
        if options.read_direction == streams_pb2.ReadReq.Options.Backwards:
            last = len(stream) - 1 if where == "end" else options.stream.revision
            found = stream[last::-1]
        else:
            found = stream[options.stream.revision if where == "revision" else 0 :]
        yield from map(_read, found[: options.count])

    def _subscription(self, options: Any, context: grpc.ServicerContext) -> Iterator[Any]:
        yield ReadResp(confirmation=ReadResp.SubscriptionConfirmation(subscription_id="s"))
        told = options.all.position.commit_position
        ours = self._subscriptions
        while context.is_active() and ours == self._subscriptions:
            with self.grown:
                if len(self.all) == told:
                    self.grown.wait(timeout=0.1)
                news = self.all[told:]
            yield from map(_read, news)
            told += len(news)


class Server:
    """A server at a port of its own."""

    def __init__(self) -> None:
        self.streams = Streams()
        self._server = grpc.server(ThreadPoolExecutor(16))
        streams_pb2_grpc.add_StreamsServicer_to_server(self.streams, self._server)
        self._port = self._server.add_insecure_port("127.0.0.1:0")
        self._server.start()

    @property
    def uri(self) -> str:
        return f"kdb://127.0.0.1:{self._port}?Tls=false"

    def stop(self) -> None:
        """Ends all connections."""
        self.streams.end_subscriptions()
        self._server.stop(None).wait()


@contextmanager
def kurrentdb() -> Iterator[Server]:
    """A server that is gone at the end."""
    server = Server()
    try:
        yield server
    finally:
        server.stop()


def _refused(request: Any, why: Any) -> Any:
    packed = any_pb2.Any()
    packed.Pack(why)
    return streams_pb2.BatchAppendResp(
        correlation_id=request.correlation_id, error=status_pb2.Status(details=packed)
    )


def _read(kept: Kept) -> Any:
    event = ReadResp.ReadEvent.RecordedEvent(
        id=kept.message.id,
        stream_identifier=shared_pb2.StreamIdentifier(stream_name=kept.stream.encode()),
        stream_revision=kept.revision,
        prepare_position=kept.commit,
        commit_position=kept.commit,
        metadata=kept.message.metadata,
        custom_metadata=kept.message.custom_metadata,
        data=kept.message.data,
    )
    return ReadResp(event=ReadResp.ReadEvent(event=event, commit_position=kept.commit))
