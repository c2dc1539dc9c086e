#!/usr/bin/perl
# The Linux side of the stand-in reg.exe: hivexregedit reads and writes the hive file.
#
# Called with one argument, a request file (UTF-8 lines): action, key, then Linux paths.
#   export KEY, hive, out        hive -> out, a .reg file (UTF-16LE) under KEY
#   merge  KEY, hive, before, after   what differs between two exports of KEY -> hive
#   fill   KEY, hive, content    an export of KEY -> hive (an empty one)
# The exit code is written into "<request>.answer", because Wine does not pass it on.
use strict;
use warnings;
use Encode qw(encode decode);
use File::Temp qw(tempfile);

$ENV{PATH} = '/usr/local/bin:/usr/bin:/bin';
$ENV{LC_ALL} = 'C.UTF-8';
my $request = $ARGV[0];
my $code = eval { carry_out($request); 0 };
if (!defined $code) {
    warn $@;
    $code = 1;
}
open my $answer, '>', "$request.answer.new" or die $!;
print $answer "$code\n";
close $answer;
rename "$request.answer.new", "$request.answer" or die $!;

sub carry_out {
    my ($action, $key, @paths) = split /\n/, slurp(shift);
    if ($action eq 'export') {
        my ($hive, $out) = @paths;
        open my $pipe, '-|', 'hivexregedit', '--export', '--prefix', $key, $hive, '\\' or die $!;
        my $text = decode('UTF-8', do { local $/; <$pipe> } // '');
        close $pipe or die "hivexregedit --export: $?";
        $text = "Windows Registry Editor Version 5.00\n\n$text" unless $text =~ /^Windows/;
        $text =~ s/\r\n/\n/g;
        # The root alone ends with a backslash; a key's name may begin with a bracket.
        $text =~ s/^\[(.*)\\\]$/[$1]/mg;
        $text =~ s/\n/\r\n/g;
        spill($out, "\xFF\xFE" . encode('UTF-16LE', $text));
    } elsif ($action eq 'merge') {
        my ($hive, $before, $after) = @paths;
        merge($hive, $key, difference(read_export($before), read_export($after)));
    } elsif ($action eq 'fill') {
        my ($hive, $content) = @paths;
        merge($hive, $key, difference({ keys => {}, order => [] }, read_export($content)));
    } else {
        die "unknown action $action";
    }
}

sub merge {
    my ($hive, $key, $text) = @_;
    return if $text eq '';
    my ($handle, $name) = tempfile(UNLINK => 1);
    print $handle encode('UTF-8', "Windows Registry Editor Version 5.00\n\n$text");
    close $handle;
    system('hivexregedit', '--merge', '--prefix', $key, $hive, $name) == 0
        or die "hivexregedit --merge: $?";
}

# An export taken apart: keys in order of appearance, each with its values as written.
sub read_export {
    my $text = decode('UTF-16LE', slurp(shift));
    $text =~ s/^\x{FEFF}//;
    $text =~ s/\r//g;
    $text =~ s/,\\\n\s*/,/g;
    my (%keys, @order, $values, $name);
    for my $line (split /\n/, $text) {
        if ($line =~ /^\[(.+)\]$/) {
            $values = $keys{ lc $1 } = { path => $1, values => {} };
            push @order, lc $1;
            undef $name;
        } elsif ($values && $line =~ /^(\@|"(?:[^"\\]|\\.)*")=/) {
            $name = lc $1;
            $values->{values}{$name} = $line;
        } elsif ($values && defined $name && $line ne '') {
            $values->{values}{$name} .= "\n$line";
        }
    }
    return { keys => \%keys, order => \@order };
}

# The .reg text (without header) that turns one export into the other.
sub difference {
    my ($before, $after) = @_;
    my $text = '';
    for my $key (@{ $before->{order} }) {
        next if $after->{keys}{$key};
        my ($parent) = $key =~ /^(.*)\\/;
        next if $parent && $before->{keys}{$parent} && !$after->{keys}{$parent};
        $text .= "[-$before->{keys}{$key}{path}]\n\n";
    }
    for my $key (@{ $after->{order} }) {
        my $old = $before->{keys}{$key};
        my $new = $after->{keys}{$key};
        my @lines;
        for my $name ($old ? sort keys %{ $old->{values} } : ()) {
            next if exists $new->{values}{$name};
            my ($written) = $old->{values}{$name} =~ /^(\@|"(?:[^"\\]|\\.)*")=/;
            push @lines, "$written=-";
        }
        for my $name (sort keys %{ $new->{values} }) {
            my $value = $new->{values}{$name};
            push @lines, as_bytes($value) unless $old && ($old->{values}{$name} // '') eq $value;
        }
        $text .= join("\n", "[$new->{path}]", @lines) . "\n\n" if @lines || !$old;
    }
    return $text;
}

# A string value with its text as bytes: hivexregedit knows neither line breaks nor accents in text.
sub as_bytes {
    my ($name, $text) = $_[0] =~ /^(\@|"(?:[^"\\]|\\.)*")="(.*)"$/s or return $_[0];
    # Wine's own way with line breaks is a letter.
    $text =~ s/\\(.)/$1 eq 'n' ? "\n" : $1 eq 'r' ? "\r" : $1/gse;
    return "$name=hex(1):" . join ',', unpack '(H2)*', encode('UTF-16LE', "$text\0");
}

sub slurp {
    my $path = shift;
    open my $handle, '<:raw', $path or die "$path: $!";
    local $/;
    return scalar <$handle>;
}

sub spill {
    my ($path, $bytes) = @_;
    open my $handle, '>:raw', $path or die "$path: $!";
    print $handle $bytes;
    close $handle or die "$path: $!";
}
